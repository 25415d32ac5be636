using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Family;

/// <summary>
/// The family's credential where no store is shared, as on Android: each app keeps a copy and asks the others. The newest change wins
/// (<see cref="FamilyEntry.IsNewerThan"/>), a deletion too. A deletion is also told at once to each app that can be reached.
/// </summary>
/// <param name="entries">This app's copy.</param>
/// <param name="siblings">The other apps.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="returns">Reports that the app is in the foreground again.</param>
internal sealed class SiblingCredentialStore(IFamilyEntries entries, ISiblings siblings, TimeProvider timeProvider, Reports returns)
    : IFamilyCredentialStore,
        IDisposable
{
    /// <summary>Asking starts each app of the family that does not run: not for every read of one sign-in.</summary>
    public static readonly TimeSpan AskInterval = TimeSpan.FromSeconds(30);

    private readonly InProcessLock _lock = new();
    private long? _askedAt;

    public async ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        var entry = IsFresh
            ? await entries.ReadAsync(cancellationToken).ConfigureAwait(false)
            : await RefreshAsync(cancellationToken).ConfigureAwait(false);
        return entry.Credential;
    }

    public async ValueTask<string?> ReadOwnCopyAsync(CancellationToken cancellationToken) =>
        (await entries.ReadAsync(cancellationToken).ConfigureAwait(false)).Credential;

    public async ValueTask WriteAsync(string credential, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(credential);
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        await entries
            .ChangeAsync(current => current.Credential == credential ? current : current.Next(credential), cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask DeleteAsync(string credential, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credential);
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        FamilyEntry? deleted = null;
        await entries
            .ChangeAsync(current => current.Credential == credential ? deleted = current.Next(null) : current, cancellationToken)
            .ConfigureAwait(false);
        if (deleted is not null)
        {
            await siblings.TellDeletedAsync(deleted, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Only in this process: Android has no lock between apps.</summary>
    public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => _lock.AcquireAsync(cancellationToken);

    /// <summary>
    /// An app that deletes the credential tells this one, whose copy changes. That is looked at again when the app comes to the foreground,
    /// as the system cuts an app in the background off the network, and at the start, as it may have been told while it did not run. Only
    /// this app's copy: asking the others would start them all.
    /// </summary>
    public IDisposable Watch(Action changed)
    {
        var watch = new WatchPair(entries.Watch(changed), returns.Add(() => _ = ReportIfGoneAsync(changed)));
        _ = ReportIfGoneAsync(changed);
        return watch;
    }

    public void Dispose() => _lock.Dispose();

    private bool IsFresh => _askedAt is { } askedAt && timeProvider.GetElapsedTime(askedAt) < AskInterval;

    private async Task ReportIfGoneAsync(Action changed)
    {
        try
        {
            if (await ReadOwnCopyAsync(CancellationToken.None).ConfigureAwait(false) is not null)
            {
                return;
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What storage throws has no common type. Whoever reads because of the report logs it.
        }

        changed();
    }

    private async Task<FamilyEntry> RefreshAsync(CancellationToken cancellationToken)
    {
        var others = await siblings.AskAsync(cancellationToken).ConfigureAwait(false);
        _askedAt = timeProvider.GetTimestamp();
        return await entries
            .ChangeAsync(
                current =>
                    others
                        .Where(current.IsReplacedBy)
                        .Aggregate(current, static (newest, other) => other.IsNewerThan(newest) ? other : newest),
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
