namespace SsoConfig.Tokens;

/// <summary>Hands out the access token: from memory while it is good, otherwise by one renewal for all callers of this process.</summary>
internal sealed class AccessTokenManager(SessionCache sessions, AccessTokenRefresher refresher, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _lifetime = new();
    private Renewal? _renewal;
    private bool _isDisposed;

    /// <summary>Without allocation or I/O while the token is good.</summary>
    public ValueTask<AccessTokenResult> GetAsync(CancellationToken cancellationToken)
    {
        var session = sessions.Current;
        return session is not null && session.IsFresh(time.GetUtcNow())
            ? new ValueTask<AccessTokenResult>(session.Token.Result)
            : new ValueTask<AccessTokenResult>(RenewAsync(refused: null, cancellationToken));
    }

    /// <summary>A token other than <paramref name="refused"/>, which a resource would not accept, if it may be renewed already.</summary>
    public async Task<AccessTokenResult> RenewAsync(string? refused, CancellationToken cancellationToken)
    {
        var renewal = JoinRenewal(refused);
        var result = await renewal.Result.WaitAsync(cancellationToken).ConfigureAwait(false);
        return result is AccessTokenResult.Valid valid && valid.AccessToken == refused && renewal.Refused != refused
            // The renewal that was joined did not know of the refusal.
            ? await JoinRenewal(refused).Result.WaitAsync(cancellationToken).ConfigureAwait(false)
            : result;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }

        _lifetime.Cancel();
        _lifetime.Dispose();
    }

    private Renewal JoinRenewal(string? refused)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(SsoClient));
            if (_renewal is null)
            {
                // Run outside the gate, and not as part of one caller: its cancellation must not end it for the others.
                var lifetime = _lifetime.Token;
                _renewal = new Renewal(refused, Task.Run(() => RunAsync(refused, lifetime), CancellationToken.None));
            }

            return _renewal;
        }
    }

    private async Task<AccessTokenResult> RunAsync(string? refused, CancellationToken cancellationToken)
    {
        try
        {
            return await refresher.RunAsync(refused, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _renewal = null;
            }
        }
    }

    private sealed record Renewal(string? Refused, Task<AccessTokenResult> Result);
}
