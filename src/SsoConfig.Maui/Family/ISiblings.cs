using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Family;

/// <summary>The other apps of the family on this device.</summary>
internal interface ISiblings
{
    /// <summary>What each of them holds that responds in time.</summary>
    Task<IReadOnlyList<FamilyEntry>> AskAsync(CancellationToken cancellationToken);

    /// <summary>Tells each of them that can be reached that the credential was deleted.</summary>
    Task TellDeletedAsync(FamilyEntry deleted, CancellationToken cancellationToken);
}
