using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.Family;
using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>
/// Notices that another app has ended the session that the apps share. What the shared store reports is only a reason to read it, and a
/// credential that is gone only a reason to ask the provider, by a refresh: it says whether this app is signed out. So no report, and
/// nobody who can write the store, ends a sign-in that the provider has not ended.
/// </summary>
internal sealed class FamilyWatch : IDisposable
{
    /// <summary>When the provider is asked: at once, and again, as the app that ended the session may still be revoking it.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)];

    /// <summary>
    /// Many reports, as from a store that is written again and again, are one reason to read, and none to ask the provider all the time.
    /// </summary>
    private static readonly TimeSpan RestAfterReading = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RestAfterAsking = TimeSpan.FromSeconds(30);

    private readonly FamilyCredentials _family;
    private readonly SessionCache _sessions;
    private readonly AccessTokenManager _accessTokens;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _lifetime = new();
    private readonly CancellationToken _disposed;
    private IDisposable? _watch;
    private bool _isDisposed;
    private bool _isDue;
    private bool _isLooking;

    /// <summary>
    /// The access token that the provider issued when it was asked: the sign-in that has it goes on, although the store has no credential
    /// of its user. A later sign-in has another one.
    /// </summary>
    private string? _confirmed;

    private FamilyWatch(FamilyCredentials family, SessionCache sessions, AccessTokenManager accessTokens, TimeProvider time, ILogger logger)
    {
        (_family, _sessions, _accessTokens, _time, _logger) = (family, sessions, accessTokens, time, logger);
        _disposed = _lifetime.Token;
        sessions.Watching += Start;
    }

    /// <returns><see langword="null"/> for an app that shares no credential.</returns>
    public static FamilyWatch? Create(
        FamilyCredentials? family,
        SessionCache sessions,
        AccessTokenManager accessTokens,
        TimeProvider time,
        ILogger logger
    ) => family is null ? null : new FamilyWatch(family, sessions, accessTokens, time, logger);

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }

        _watch?.Dispose();
        _lifetime.Cancel();
        _lifetime.Dispose();
    }

    private void Start()
    {
        var watch = _family.Watch(OnChanged);
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _watch = watch;
                return;
            }
        }

        watch?.Dispose();
    }

    private void OnChanged()
    {
        lock (_gate)
        {
            _isDue = true;
            if (_isLooking || _isDisposed)
            {
                return;
            }

            _isLooking = true;
        }

        _ = Task.Run(LookAsync);
    }

    private async Task LookAsync()
    {
        try
        {
            while (TryTake())
            {
                var hasAsked = await TryConfirmAsync().ConfigureAwait(false);
                await Task.Delay(hasAsked ? RestAfterAsking : RestAfterReading, _time, _disposed).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The client is disposed.
        }
    }

    /// <summary>One look that fails, as the app's own HTTP handler may throw anything, does not end those of later reports.</summary>
    private async Task<bool> TryConfirmAsync()
    {
        try
        {
            return await ConfirmAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (!_disposed.IsCancellationRequested)
        {
            Log.FamilyLookFailed(_logger, exception.GetType().Name);
            return true;
        }
    }

    private bool TryTake()
    {
        lock (_gate)
        {
            _isLooking = _isDue;
            _isDue = false;
            return _isLooking;
        }
    }

    /// <returns>Whether the provider was asked.</returns>
    private async Task<bool> ConfirmAsync()
    {
        var hasAsked = false;
        foreach (var pause in Pauses)
        {
            await Task.Delay(pause, _time, _disposed).ConfigureAwait(false);
            if (await FindDoubtfulAsync().ConfigureAwait(false) is not { } session)
            {
                _confirmed = null;
                return hasAsked;
            }

            if (session.AccessToken == _confirmed && !hasAsked)
            {
                return false;
            }

            await AskAsync().ConfigureAwait(false);
            hasAsked = true;
        }

        return hasAsked;
    }

    private async Task AskAsync()
    {
        await WaitForRevocationAsync().ConfigureAwait(false);

        // Read after the wait, in which another caller may have renewed the token: that does not count.
        _confirmed =
            await _sessions.ReadAsync(_disposed).ConfigureAwait(false) is { } session
            && await _accessTokens.ConfirmAsync(session.AccessToken).ConfigureAwait(false) is AccessTokenResult.Valid confirmed
                ? confirmed.AccessToken
                : null;
    }

    /// <summary>The sign-in of this app, if it belongs to a shared session and the shared store has no credential of its user.</summary>
    private async Task<StoredSession?> FindDoubtfulAsync()
    {
        try
        {
            return
                await _sessions.ReadAsync(_disposed).ConfigureAwait(false) is { IsOfFamily: true, RefreshToken: not null } session
                && await _family.HasLostAsync(session.Subject, _disposed).ConfigureAwait(false)
                ? session
                : null;
        }
        catch (TokenStoreException)
        {
            // The next caller of the client looks again, and is told.
            return null;
        }
    }

    /// <summary>The app that signs out holds the lock until the secret is revoked, where the platform has a lock of the family.</summary>
    private async Task WaitForRevocationAsync() =>
        await (await _family.LockAsync(_disposed).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
}
