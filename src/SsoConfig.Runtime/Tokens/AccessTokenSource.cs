namespace SsoConfig.Tokens;

/// <summary>
/// Hands out the access token for one target: from memory while it is good, otherwise by one renewal for all callers of this process.
/// </summary>
internal sealed class AccessTokenSource(TokenTarget target, SessionCache sessions, AccessTokenRefresher refresher, TimeProvider time)
{
    private readonly Lock _gate = new();
    private Renewal? _renewal;

    /// <summary>Without allocation or I/O while the token is good.</summary>
    /// <param name="lifetime">Ends a renewal.</param>
    /// <param name="cancellationToken">Ends the caller's wait for it.</param>
    public ValueTask<AccessTokenResult> GetAsync(CancellationToken lifetime, CancellationToken cancellationToken) =>
        sessions.Current?.FindFresh(target, time.GetUtcNow()) is { } token
            ? new ValueTask<AccessTokenResult>(token.Result)
            : new ValueTask<AccessTokenResult>(RenewAsync(refused: null, lifetime, cancellationToken));

    /// <summary>A token other than <paramref name="refused"/>, which a resource would not accept, if it may be renewed already.</summary>
    public async Task<AccessTokenResult> RenewAsync(string? refused, CancellationToken lifetime, CancellationToken cancellationToken)
    {
        var renewal = JoinRenewal(refused, isDoubted: false, lifetime);
        var result = await renewal.Result.WaitAsync(cancellationToken).ConfigureAwait(false);
        return result is AccessTokenResult.Valid valid && (IsRefused(valid, refused, renewal) || IsOfAnEarlierSignIn(valid))
            ? await JoinRenewal(refused, isDoubted: false, lifetime).Result.WaitAsync(cancellationToken).ConfigureAwait(false)
            : result;
    }

    /// <summary>
    /// Renews the token whatever its age, so that the provider says whether the sign-in still counts; if not, it is ended here. Does
    /// nothing for a token that has been replaced. A renewal that is under way does not count, as it began before the doubt.
    /// </summary>
    public async Task<AccessTokenResult> ConfirmAsync(string accessToken, CancellationToken lifetime)
    {
        while (true)
        {
            var renewal = JoinRenewal(accessToken, isDoubted: true, lifetime);
            var result = await renewal.Result.ConfigureAwait(false);
            if (renewal.IsDoubted)
            {
                return result;
            }

            accessToken = result is AccessTokenResult.Valid renewed ? renewed.AccessToken : accessToken;
        }
    }

    /// <summary>The renewal that was joined did not know of the refusal.</summary>
    private static bool IsRefused(AccessTokenResult.Valid token, string? refused, Renewal renewal) =>
        token.AccessToken == refused && renewal.Refused != refused;

    /// <summary>
    /// Between a renewal's end and its caller, the user may have signed out and another one signed in, whose call has joined it.
    /// </summary>
    private bool IsOfAnEarlierSignIn(AccessTokenResult.Valid token) =>
        sessions.Current?.Find(target)?.Result.AccessToken != token.AccessToken;

    private Renewal JoinRenewal(string? refused, bool isDoubted, CancellationToken lifetime)
    {
        lock (_gate)
        {
            // Run outside the gate, and not as part of one caller: its cancellation must not end it for the others.
            return _renewal ??= new Renewal(
                refused,
                isDoubted,
                Task.Run(() => RunAsync(refused, isDoubted, lifetime), CancellationToken.None)
            );
        }
    }

    private async Task<AccessTokenResult> RunAsync(string? refused, bool isDoubted, CancellationToken cancellationToken)
    {
        try
        {
            return await refresher.RunAsync(refused, isDoubted, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _renewal = null;
            }
        }
    }

    private sealed record Renewal(string? Refused, bool IsDoubted, Task<AccessTokenResult> Result)
    {
        public override string ToString() => nameof(Renewal);
    }
}
