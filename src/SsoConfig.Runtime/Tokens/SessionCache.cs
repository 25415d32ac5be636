using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>
/// The session of this process, over the store that it shares with the app's other processes: read from memory, written to the store first. The store
/// is looked at again when it reports a change, and after a minute in any case.
/// </summary>
internal sealed class SessionCache(SessionStore store, SsoClientOptions clientOptions, ILogger logger) : IDisposable
{
    private readonly Lock _gate = new();
    private CachedSession? _current;
    private IDisposable? _watch;
    private bool _isWatching;
    private bool _isDisposed;

    /// <summary>Counts the changes that this process has made or was told of: what was read from the store before one is not taken over after it.</summary>
    private int _version;

    public CachedSession? Current => Volatile.Read(ref _current);

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

    /// <summary>Stores a new sign-in in the place of any earlier one.</summary>
    public async Task ReplaceAsync(StoredSession session, CancellationToken cancellationToken)
    {
        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await WriteAsync(session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores a changed session; the caller holds the store's lock.</summary>
    public async Task<CachedSession> WriteAsync(StoredSession session, CancellationToken cancellationToken)
    {
        await store.WriteSessionAsync(session, cancellationToken).ConfigureAwait(false);
        var written = new CachedSession(session, clientOptions.RefreshAhead, Now);
        Publish(written);
        return written;
    }

    /// <summary>Deletes the session; the caller holds the store's lock.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        Publish(null);
        await store.DeleteSessionAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves the token alone for a while after a renewal that failed, unless a sign-in or sign-out came in between.</summary>
    public void Postpone(CachedSession session, TimeSpan pause)
    {
        lock (_gate)
        {
            if (_current == session)
            {
                _current = session.Postponed(Now, pause);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _current = null;
        }

        _watch?.Dispose();
    }

    private DateTimeOffset Now => clientOptions.TimeProvider.GetUtcNow();

    private void Watch()
    {
        lock (_gate)
        {
            if (!_isWatching && !_isDisposed)
            {
                _watch = store.Watch(OnStoreChanged);
                _isWatching = true;
            }
        }
    }

    private void OnStoreChanged()
    {
        lock (_gate)
        {
            _version++;
            _current = _current?.Outdated();
        }
    }

    private void Publish(CachedSession? session)
    {
        lock (_gate)
        {
            _version++;
            _current = _isDisposed ? null : session;
        }
    }

    /// <summary>
    /// Takes over what was read from the store, unless the session has changed since <paramref name="version"/>: a token must not come back after
    /// a sign-out.
    /// </summary>
    private CachedSession? Observe(StoredSession? session, int version)
    {
        lock (_gate)
        {
            var observed = Recognize(session);
            if (_version == version && !_isDisposed)
            {
                _current = observed;
            }

            return observed;
        }
    }

    /// <summary>An unchanged session keeps its tokens' results.</summary>
    private CachedSession? Recognize(StoredSession? session)
    {
        if (session is null)
        {
            return null;
        }

        if (_current?.Session == session)
        {
            return _current.LookedAt(Now);
        }

        if (_current is not null)
        {
            Log.SessionChangedElsewhere(logger, session.ExpiresAt);
        }

        return new CachedSession(session, clientOptions.RefreshAhead, Now);
    }
}
