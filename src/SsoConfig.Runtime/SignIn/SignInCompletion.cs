using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.DPoP;
using SsoConfig.Protocol;
using SsoConfig.Storage;
using SsoConfig.Tokens;

namespace SsoConfig.SignIn;

/// <summary>
/// The second half of a sign-in: redeems the code and stores the tokens. Tokens that are not stored in the end are revoked.
/// </summary>
internal sealed class SignInCompletion(
    SsoClientOptions clientOptions,
    ProtocolClient protocol,
    UserInfoClient userInfo,
    TokenDisposal disposal,
    PendingSignIns pendingSignIns,
    SessionKeys keys,
    SessionStore store,
    SessionCache sessions,
    ILogger logger
)
{
    /// <summary>Redeems the code; the pending sign-in was claimed for it.</summary>
    public async Task<SignInResult> RedeemAsync(
        Provider provider,
        PendingAuthorization pending,
        string code,
        string? browserName,
        CancellationToken cancellationToken
    )
    {
        IssuedTokens? unstored = null;
        try
        {
            var proofKey = await keys.FindAsync(pending.ProofKeyName, cancellationToken).ConfigureAwait(false);
            var redemption = await protocol.RedeemAsync(provider, pending, code, proofKey, cancellationToken).ConfigureAwait(false);
            unstored = redemption.Issued;
            cancellationToken.ThrowIfCancellationRequested();
            if (!redemption.Tokens.IsSuccess)
            {
                return new SignInResult.Failed(redemption.Tokens.Error);
            }

            var session = SessionFactory.Create(pending, redemption.Tokens.Value) with { BrowserName = browserName };
            session = await AddProfileAsync(session, provider, proofKey, cancellationToken).ConfigureAwait(false);
            var (isStored, replaced) = await TryStoreAsync(session, pending, cancellationToken).ConfigureAwait(false);
            if (!isStored)
            {
                return new SignInResult.Failed(SignInErrors.NoPendingSignIn);
            }

            unstored = null;
            await RevokeOtherUserAsync(provider, replaced, session).ConfigureAwait(false);
            return new SignInResult.SignedIn(session.ToSession());
        }
        finally
        {
            await CleanUpAsync(provider, pending, unstored).ConfigureAwait(false);
        }
    }

    /// <summary>Completes the profile if the app wants that. A sign-in does not fail because of it.</summary>
    private async Task<StoredSession> AddProfileAsync(
        StoredSession session,
        Provider provider,
        ProofKey? proofKey,
        CancellationToken cancellationToken
    )
    {
        if (
            !clientOptions.LoadProfile
            || await userInfo.LoadAsync(provider, session.AccessToken, session.Subject, proofKey, cancellationToken).ConfigureAwait(false)
                is not { } profile
        )
        {
            return session;
        }

        if (!profile.IsSuccess)
        {
            Log.ProfileNotLoaded(logger, profile.Error.Code);
            return session;
        }

        return session with
        {
            Name = profile.Value.Name ?? session.Name,
            PreferredUsername = profile.Value.PreferredUsername ?? session.PreferredUsername,
            Email = profile.Value.Email ?? session.Email,
        };
    }

    /// <summary>
    /// Not if the user has signed out, or a newer sign-in has started, while the code was being redeemed: both take the pending sign-in
    /// away.
    /// </summary>
    /// <returns>Whether it is stored, and what it has replaced.</returns>
    private async Task<(bool IsStored, StoredSession? Replaced)> TryStoreAsync(
        StoredSession session,
        PendingAuthorization pending,
        CancellationToken cancellationToken
    )
    {
        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        if (!await pendingSignIns.IsCurrentAsync(pending, cancellationToken).ConfigureAwait(false))
        {
            return (false, null);
        }

        var replaced = await FindReplacedAsync(cancellationToken).ConfigureAwait(false);
        await sessions.WriteAsync(session, cancellationToken).ConfigureAwait(false);
        await keys.ReleaseAsync(replaced?.ProofKeyName).ConfigureAwait(false);
        return (true, replaced);
    }

    /// <summary>What cannot be read is replaced all the same.</summary>
    private async Task<StoredSession?> FindReplacedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await sessions.ReadLatestAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TokenStoreException)
        {
            return sessions.Current?.Session;
        }
    }

    /// <summary>
    /// Nobody has the tokens of the earlier user any more, and nobody could sign that user out. Those of the same user stay: a provider may
    /// revoke the whole grant with one of its tokens (RFC 7009, section 2.1), the new tokens included.
    /// </summary>
    private async Task RevokeOtherUserAsync(Provider provider, StoredSession? replaced, StoredSession session)
    {
        if (replaced is not null && replaced.Subject != session.Subject)
        {
            await disposal.RevokeAsync(provider, new IssuedTokens(replaced.AccessToken, replaced.RefreshToken)).ConfigureAwait(false);
            foreach (var token in replaced.ApiTokens ?? [])
            {
                await disposal.RevokeAsync(provider, new IssuedTokens(token.AccessToken, refreshToken: null)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>However it ended, the verifier does not stay in the store, and no token stays valid that nobody has.</summary>
    private async Task CleanUpAsync(Provider provider, PendingAuthorization pending, IssuedTokens? unstored)
    {
        if (unstored is not null)
        {
            await disposal.RevokeAsync(provider, unstored).ConfigureAwait(false);
        }

        try
        {
            await pendingSignIns.DeleteAsync(pending, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TokenStoreException exception)
        {
            // It was claimed and completes nothing any more.
            Log.PendingSignInNotDeleted(logger, exception.Error.Code);
        }
    }
}
