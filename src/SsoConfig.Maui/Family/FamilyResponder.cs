using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Family;

/// <summary>Responds to the other apps of the family. Everything that another app sends is refused unless the app is trusted.</summary>
internal sealed class FamilyResponder(FamilyTrust trust, IFamilyEntries entries)
{
    /// <param name="callerUserId">Who calls, as the system says (<c>Binder.getCallingUid</c>).</param>
    /// <param name="method">One of <see cref="FamilyMessages"/>.</param>
    /// <param name="argument">Its argument.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FamilyResponse> RespondAsync(int callerUserId, string? method, string? argument, CancellationToken cancellationToken)
    {
        var decision = trust.DecideCaller(callerUserId);
        return decision != TrustDecision.Trusted
            ? new FamilyResponse(decision, null)
            : new FamilyResponse(decision, await RespondAsync(method, argument, cancellationToken).ConfigureAwait(false));
    }

    private async Task<string?> RespondAsync(string? method, string? argument, CancellationToken cancellationToken)
    {
        switch (method)
        {
            case FamilyMessages.Read:
                return (await entries.ReadAsync(cancellationToken).ConfigureAwait(false)).Serialize();
            case FamilyMessages.Delete when FamilyEntry.TryParseGeneration(argument) is { } generation:
                var deleted = FamilyEntry.Deleted(generation);
                await entries
                    .ChangeAsync(current => current.IsReplacedBy(deleted) ? deleted : current, cancellationToken)
                    .ConfigureAwait(false);
                return string.Empty;
            default:
                return null;
        }
    }
}
