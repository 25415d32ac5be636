using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.DPoP;
using SsoConfig.Protocol;
using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>
/// Renews one access token of the sign-in, under the store's lock, so that one process of the app does it for all, and one token after the
/// other: each renewal may replace the refresh token. What is renewed is stored before anyone sees it. For one caller at a time.
/// </summary>
internal sealed class AccessTokenRefresher(
    TokenTarget target,
    SessionStore store,
    SessionCache sessions,
    SessionKeys keys,
    BoundSession boundSession,
    ProviderDirectory directory,
    FamilyRefresh refresh,
    TokenDisposal disposal,
    SsoClientOptions clientOptions,
    ILogger logger
)
{
    /// <summary>After a failed renewal ahead of its expiry, a token is handed out for this long before the next try.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private static readonly AccessTokenResult.SignedOut SignedOut = new();

    private readonly RefreshBackoff _backoff = new(clientOptions.TimeProvider);
    private readonly RefusedTokens _refusedTokens = new();

    /// <summary>A token other than <paramref name="refused"/>, which a resource would not accept.</summary>
    /// <param name="refused">The token, or <see langword="null"/> for any that is good.</param>
    /// <param name="isDoubted">Whether it is renewed whatever its age, as the sign-in itself may have ended.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<AccessTokenResult> RunAsync(string? refused, bool isDoubted, CancellationToken cancellationToken)
    {
        try
        {
            return await FindOrRenewAsync(refused, isDoubted, cancellationToken).ConfigureAwait(false);
        }
        catch (TokenStoreException exception)
        {
            return sessions.Current is { } session
                ? Fail(session, refused, exception.Error)
                : new AccessTokenResult.Failed(exception.Error);
        }
    }

    private async Task<AccessTokenResult> FindOrRenewAsync(string? refused, bool isDoubted, CancellationToken cancellationToken)
    {
        // Without the lock first: most calls find no user signed in, a token that another caller has renewed since, or a provider to be
        // left alone.
        if (Settle(await sessions.LookAsync(cancellationToken).ConfigureAwait(false), refused, isDoubted) is { } settled)
        {
            return settled;
        }

        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await sessions.StoreUnstoredAsync(cancellationToken).ConfigureAwait(false);
        var session = await sessions.LookAsync(cancellationToken).ConfigureAwait(false);
        return Settle(session, refused, isDoubted)
            ?? await RenewAsync(session!, refused, isDoubted, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The result that needs no request, if there is one.</summary>
    private AccessTokenResult? Settle(CachedSession? session, string? refused, bool isDoubted)
    {
        if (session is null)
        {
            return SignedOut;
        }

        var now = clientOptions.TimeProvider.GetUtcNow();
        if (
            session.FindGood(target, now) is { } good
            && (good.Result.AccessToken != refused || !(isDoubted || _refusedTokens.MayBeRenewed(good, now)))
        )
        {
            return good.Result;
        }

        return !sessions.HasUnstored && _backoff.Find(session.Session.RefreshToken) is { } error ? Fail(session, refused, error) : null;
    }

    private async Task<AccessTokenResult> RenewAsync(
        CachedSession session,
        string? refused,
        bool isDoubted,
        CancellationToken cancellationToken
    )
    {
        if (session.Session.RefreshToken is null)
        {
            return FindUsable(session, refused) ?? WithoutRefreshToken();
        }

        using var operation = Telemetry.Start("token_refresh", clientOptions.TimeProvider);
        var response = await RequestAsync(session.Session, cancellationToken).ConfigureAwait(false);
        operation.End(response.Tokens.IsSuccess ? "refreshed" : "failed", response.Tokens.Error);
        if (response.Tokens.IsSuccess)
        {
            _backoff.End();
            return await StoreAsync(session, response.Tokens.Value, refused, isDoubted).ConfigureAwait(false);
        }

        if (ReferenceEquals(response.Tokens.Error, ProofErrors.KeyLost))
        {
            await boundSession.EndLockedAsync(session.Session.ProofKeyName).ConfigureAwait(false);
            return SignedOut;
        }

        return response.IsAboutAnotherSignIn || response.Tokens.Error.Code == "invalid_grant"
            ? await EndAsync(session.Session, response).ConfigureAwait(false)
            : await KeepAsync(session, response, refused).ConfigureAwait(false);
    }

    private AccessTokenResult WithoutRefreshToken() =>
        target.IsSignIn ? SignedOut : new AccessTokenResult.Failed(TokenErrors.NoRefreshToken);

    private async Task<RefreshResponse> RequestAsync(StoredSession session, CancellationToken cancellationToken)
    {
        var provider = await directory.FindAsync(cancellationToken).ConfigureAwait(false);
        if (!provider.IsSuccess)
        {
            return new RefreshResponse { Tokens = provider.Error };
        }

        try
        {
            var proofKey = await keys.FindAsync(session.ProofKeyName, cancellationToken).ConfigureAwait(false);
            var request = session.ToRefreshRequest(target.Resource, target.Scopes) with { ProofKey = proofKey };
            return await refresh.RefreshAsync(provider.Value, session, request, cancellationToken).ConfigureAwait(false);
        }
        catch (ProofKeyException exception)
        {
            return new RefreshResponse { Tokens = exception.Error };
        }
    }

    /// <summary>
    /// Not cancelled, as nothing is after the response: the provider has replaced the refresh token, and a client that is disposed of now
    /// must not lose the new one.
    /// </summary>
    private async Task<AccessTokenResult> StoreAsync(CachedSession session, TokenSet tokens, string? refused, bool isDoubted)
    {
        var renewed = SessionFactory.Renew(session.Session, tokens, target);
        try
        {
            var stored = await sessions.UpdateAsync(session.Session, renewed, CancellationToken.None).ConfigureAwait(false);
            Log.TokenRefreshed(logger, tokens.ExpiresAt, renewed.RefreshToken != session.Session.RefreshToken);
            // A doubt is about the sign-in: no resource has refused the token.
            if (!isDoubted && refused is not null && session.Find(target)?.Result.AccessToken == refused)
            {
                _refusedTokens.Renewed(refused, tokens.AccessToken);
            }

            return stored.Find(target)!.Result;
        }
        catch (TokenStoreException exception)
        {
            Log.RefreshedTokensNotStored(logger, exception.Error.Code);
            return FindUsable(session, refused) ?? (AccessTokenResult)new AccessTokenResult.Failed(exception.Error);
        }
    }

    /// <summary>
    /// The provider has ended the sign-in, or its refresh token is about another one: no refresh can succeed any more. Tokens of another
    /// user, and the refresh token that brings them, are revoked: nobody would ever have them revoked otherwise.
    /// </summary>
    private async Task<AccessTokenResult> EndAsync(StoredSession session, RefreshResponse response)
    {
        var error = response.Tokens.Error!;
        Log.SignedOutByProvider(logger, LoggedErrorCode.From(error));
        try
        {
            await sessions.EndAsync(error.Code, CancellationToken.None).ConfigureAwait(false);
            await keys.ReleaseAsync(session.ProofKeyName).ConfigureAwait(false);
        }
        finally
        {
            if (response.IsAboutAnotherSignIn)
            {
                await RevokeAsync(response.Issued.AccessToken, response.Issued.RefreshToken ?? session.RefreshToken).ConfigureAwait(false);
            }
        }

        return SignedOut;
    }

    private async Task RevokeAsync(string? accessToken, string? refreshToken)
    {
        if (await directory.FindAsync(CancellationToken.None).ConfigureAwait(false) is { IsSuccess: true, Value: var provider })
        {
            await disposal.RevokeAsync(provider, new IssuedTokens(accessToken, refreshToken)).ConfigureAwait(false);
        }
    }

    private async Task<AccessTokenResult> KeepAsync(CachedSession session, RefreshResponse response, string? refused)
    {
        var error = response.Tokens.Error!;
        Log.RefreshFailed(logger, LoggedErrorCode.From(error));
        if (response.RefreshTokenToKeep is { } refreshToken)
        {
            var kept = session.Session with { RefreshToken = refreshToken };
            session = await sessions.UpdateAsync(session.Session, kept, CancellationToken.None).ConfigureAwait(false);
        }

        if (session.Session.ProofKeyName is not null && response.Issued.AccessToken is { } unused)
        {
            // It may be a bearer token, which is of use to whoever finds it.
            await RevokeAsync(unused, refreshToken: null).ConfigureAwait(false);
        }

        _backoff.Begin(session.Session.RefreshToken, error);
        return Fail(session, refused, error);
    }

    /// <summary>No renewal for now: the old token for a while, if it can still be used.</summary>
    private AccessTokenResult Fail(CachedSession session, string? refused, SsoError error)
    {
        if (FindUsable(session, refused) is not { } usable)
        {
            return new AccessTokenResult.Failed(error);
        }

        sessions.Postpone(session, target, RetryAfter);
        return usable;
    }

    /// <summary>A token near its expiry that could not be renewed is as good as before.</summary>
    private AccessTokenResult.Valid? FindUsable(CachedSession session, string? refused) =>
        session.Find(target) is { } token
        && token.Result.AccessToken != refused
        && !token.HasExpired(clientOptions.TimeProvider.GetUtcNow())
            ? token.Result
            : null;
}
