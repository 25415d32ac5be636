using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>
/// The session of this process, over the store that it shares with the app's other processes: read from memory, written to the store first.
/// The store is looked at again when it reports a change, and after a minute in any case.
/// </summary>
internal sealed class SessionCache(SessionStore store, SsoClientOptions clientOptions, SessionChangeNotifier changes, ILogger logger)
    : IDisposable
{
    private readonly Lock _gate = new();
    private CachedSession? _current;
    private IDisposable? _watch;
    private bool _isWatching;
    private bool _isDisposed;

    /// <summary>Whether <see cref="_current"/> is what the store had at the last look: only then is a difference a change.</summary>
    private bool _isKnown;

    /// <summary>Counts the changes made here or told of: what was read before one is not taken over after it.</summary>
    private int _version;

    /// <summary>How many changes by this process are under way.</summary>
    private int _changing;

    /// <summary>Whether the session is being deleted: then there is none, whatever the store still has.</summary>
    private volatile bool _isDeleting;

    /// <summary>A renewed session that could not be stored, and the refresh token it replaces; under the store's lock.</summary>
    private (StoredSession Session, string Replaces)? _unstored;

    /// <summary>Raised once, when the session is looked at first.</summary>
    public event Action? Watching;

    public CachedSession? Current => Volatile.Read(ref _current);

    public bool HasUnstored => _unstored is not null;

    /// <summary>The session in the store, as another process may have changed it.</summary>
    public async ValueTask<StoredSession?> ReadAsync(CancellationToken cancellationToken) =>
        (await LookAsync(cancellationToken).ConfigureAwait(false))?.Session;

    /// <inheritdoc cref="ReadAsync"/>
    public async ValueTask<CachedSession?> LookAsync(CancellationToken cancellationToken)
    {
        Watch();
        var version = Volatile.Read(ref _version);
        return Observe(await store.ReadSessionAsync(cancellationToken).ConfigureAwait(false), version);
    }

    /// <summary>The session with the tokens that the provider has issued last, stored or not; the caller holds the store's lock.</summary>
    public async ValueTask<StoredSession?> ReadLatestAsync(CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return _unstored is var (session, replaces) && stored?.RefreshToken == replaces ? session : stored;
    }

    /// <summary>Stores a new sign-in in the place of any earlier one; the caller holds the store's lock.</summary>
    public Task WriteAsync(StoredSession session, CancellationToken cancellationToken) =>
        WriteAsync(session, SessionChange.SignedIn, cancellationToken);

    /// <summary>
    /// Stores renewed tokens; the caller holds the store's lock. What cannot be stored is kept for <see cref="StoreUnstoredAsync"/>.
    /// </summary>
    public async Task<CachedSession> UpdateAsync(StoredSession old, StoredSession renewed, CancellationToken cancellationToken)
    {
        try
        {
            var change = old.AccessToken == renewed.AccessToken ? (SessionChange?)null : SessionChange.Refreshed;
            return await WriteAsync(renewed, change, cancellationToken).ConfigureAwait(false);
        }
        catch (TokenStoreException)
        {
            // The provider has rotated already: what is lost here would be lost for good once its grace period ends.
            _unstored = (renewed, old.RefreshToken!);
            throw;
        }
    }

    /// <summary>
    /// Stores what could not be stored before, unless the session has changed since. The caller holds the store's lock; before this, the
    /// refresh token in the store may be one that the provider accepts no more.
    /// </summary>
    public async Task StoreUnstoredAsync(CancellationToken cancellationToken)
    {
        if (_unstored is not var (session, replaces))
        {
            return;
        }

        var stored = await store.ReadSessionAsync(cancellationToken).ConfigureAwait(false);
        if (stored?.RefreshToken == replaces)
        {
            await WriteAsync(session, SessionChange.Refreshed, cancellationToken).ConfigureAwait(false);
        }

        _unstored = null;
    }

    /// <summary>Deletes the session at a sign-out; the caller holds the store's lock.</summary>
    public Task DeleteAsync(CancellationToken cancellationToken) => DeleteAsync(SessionChangeSource.ThisProcess, null, cancellationToken);

    /// <summary>Deletes a session that the provider has ended; the caller holds the store's lock.</summary>
    public Task EndAsync(string errorCode, CancellationToken cancellationToken) =>
        DeleteAsync(SessionChangeSource.Provider, errorCode, cancellationToken);

    /// <summary>Deletes a session whose key is gone; the caller holds the store's lock.</summary>
    public Task LoseKeyAsync(CancellationToken cancellationToken) =>
        DeleteAsync(SessionChangeSource.Device, SsoErrorCodes.ProofKeyLost, cancellationToken);

    /// <summary>Leaves a token alone for a while after a renewal that failed, unless a sign-in or sign-out came in between.</summary>
    public void Postpone(CachedSession session, TokenTarget target, TimeSpan pause)
    {
        lock (_gate)
        {
            if (_current == session)
            {
                _current = session.Postponed(target, Now, pause);
            }
        }
    }

    /// <summary>Looks at the store whenever it reports a change, beginning now, so that the app hears of it.</summary>
    public void Follow() => _ = Task.Run(FollowAsync);

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }

        _watch?.Dispose();
    }

    private DateTimeOffset Now => clientOptions.TimeProvider.GetUtcNow();

    private void Watch()
    {
        lock (_gate)
        {
            if (_isWatching || _isDisposed)
            {
                return;
            }

            _watch = store.Watch(OnStoreChanged);
            _isWatching = true;
        }

        Watching?.Invoke();
    }

    private void OnStoreChanged()
    {
        lock (_gate)
        {
            _version++;
            _current = _current?.Outdated();
        }

        if (changes.HasListeners)
        {
            Follow();
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            await LookAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (TokenStoreException exception)
        {
            // The next caller looks again, and is told.
            Log.ChangeNotRead(logger, exception.Error.Code);
        }
    }

    private async Task<CachedSession> WriteAsync(StoredSession session, SessionChange? change, CancellationToken cancellationToken)
    {
        var before = BeginChange();
        CachedSession? written = null;
        try
        {
            await store.WriteSessionAsync(session, cancellationToken).ConfigureAwait(false);
            written = new CachedSession(session, before, clientOptions.RefreshAhead, Now);
        }
        finally
        {
            EndChange(written ?? before, isDone: written is not null);
        }

        if (change is { } told)
        {
            changes.Post(told, SessionChangeSource.ThisProcess, before?.Session, session);
        }

        return written;
    }

    /// <summary>From memory first: no caller gets a token of a session that is being signed out of.</summary>
    private async Task DeleteAsync(SessionChangeSource source, string? errorCode, CancellationToken cancellationToken)
    {
        var before = BeginChange();
        var isDone = false;
        try
        {
            _isDeleting = true;
            Volatile.Write(ref _current, null);
            _unstored = null;
            await store.DeleteSessionAsync(cancellationToken).ConfigureAwait(false);
            isDone = true;
        }
        finally
        {
            _isDeleting = false;
            EndChange(null, isDone);
        }

        if (before is not null)
        {
            changes.Post(SessionChange.SignedOut, source, before.Session, null, errorCode);
        }
    }

    /// <summary>What is read from the store from now on, and until the change is done, may be old or new and is not taken over.</summary>
    /// <returns>What was there before.</returns>
    private CachedSession? BeginChange()
    {
        lock (_gate)
        {
            _changing++;
            return _current;
        }
    }

    /// <param name="session">What is there now.</param>
    /// <param name="isDone">Whether the store has it for certain.</param>
    private void EndChange(CachedSession? session, bool isDone)
    {
        lock (_gate)
        {
            _version++;
            _changing--;
            _isKnown = isDone;
            _current = session;
        }
    }

    /// <summary>
    /// Takes over what was read from the store, unless the session has changed since <paramref name="version"/>: a token must not come back
    /// after a sign-out.
    /// </summary>
    private CachedSession? Observe(StoredSession? session, int version)
    {
        lock (_gate)
        {
            var before = _current;
            var observed = Recognize(session);
            if (_version == version && _changing == 0)
            {
                if (_isKnown)
                {
                    Report(before?.Session, session);
                }

                _isKnown = true;
                _current = observed;
            }

            return observed;
        }
    }

    /// <summary>An unchanged session keeps its tokens' results.</summary>
    private CachedSession? Recognize(StoredSession? session) =>
        session switch
        {
            null => null,
            _ when _isDeleting => null,
            not null when session.HasTokensOf(_current?.Session) => _current!.LookedAt(Now),
            not null => new CachedSession(session, _current, clientOptions.RefreshAhead, Now),
        };

    /// <summary>What this process has not done itself, another one has.</summary>
    private void Report(StoredSession? before, StoredSession? after)
    {
        if (SessionDifference.Find(before, after) is { } change)
        {
            Log.SessionChangedElsewhere(logger, change);
            changes.Post(change, SessionChangeSource.AnotherProcess, before, after);
        }
    }
}
