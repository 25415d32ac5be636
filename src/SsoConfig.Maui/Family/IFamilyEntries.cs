using System;
using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Family;

/// <summary>This app's own copy of what the family shares.</summary>
internal interface IFamilyEntries
{
    Task<FamilyEntry> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the copy by what the change returns of it; no other change comes in between. If it returns the same entry, nothing is
    /// written.
    /// </summary>
    /// <returns>What is stored afterwards.</returns>
    Task<FamilyEntry> ChangeAsync(Func<FamilyEntry, FamilyEntry> change, CancellationToken cancellationToken);

    /// <summary>Reports each change, whether this app makes it or another one does through this app's provider.</summary>
    IDisposable Watch(Action changed);
}
