using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.DPoP;
using SsoConfig.Family;
using SsoConfig.Protocol;
using SsoConfig.Storage;
using SsoConfig.Tokens;

namespace SsoConfig.SignIn;

/// <summary>
/// The second half of a sign-in: redeems the code and stores the tokens. Tokens that are not stored in the end are revoked.
/// </summary>
internal sealed class SignInCompletion(
    SsoClientOptions clientOptions,
    CodeRedemption codes,
    FamilyCredentials? family,
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
    public Task<SignInResult> RedeemAsync(
        Provider provider,
        PendingAuthorization pending,
        AuthorizationResponse.Code code,
        CancellationToken cancellationToken
    ) =>
        CompleteAsync(
            provider,
            pending,
            SignInMethod.Browser,
            proofKey => codes.RedeemAsync(provider, pending, code, proofKey, cancellationToken),
            cancellationToken
        );

    /// <summary>Stores the tokens that <paramref name="redeem"/> brings; the pending sign-in was claimed for it.</summary>
    public async Task<SignInResult> CompleteAsync(
        Provider provider,
        PendingAuthorization pending,
        SignInMethod method,
        Func<ProofKey?, Task<FamilyRedemption>> redeem,
        CancellationToken cancellationToken
    )
    {
        FamilyRedemption? unstored = null;
        try
        {
            var proofKey = await keys.FindAsync(pending.ProofKeyName, cancellationToken).ConfigureAwait(false);
            unstored = await redeem(proofKey).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            var tokens = unstored.Redemption.Tokens;
            if (!tokens.IsSuccess)
            {
                return new SignInResult.Failed(tokens.Error);
            }

            var session = SessionFactory.Create(pending, tokens.Value) with { IsOfFamily = unstored.IsOfFamily };
            session = await AddProfileAsync(session, provider, proofKey, cancellationToken).ConfigureAwait(false);
            var (isStored, replaced) = await TryStoreAsync(session, pending, cancellationToken).ConfigureAwait(false);
            if (!isStored)
            {
                return new SignInResult.Failed(SignInErrors.NoPendingSignIn);
            }

            unstored = null;
            await RevokeOtherUserAsync(provider, replaced, session).ConfigureAwait(false);
            return new SignInResult.SignedIn(session.ToSession(), method);
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

        if (profile.Value.Claims is null)
        {
            Log.ProfileTooLarge(logger);
        }

        return session with
        {
            Name = profile.Value.Name ?? session.Name,
            PreferredUsername = profile.Value.PreferredUsername ?? session.PreferredUsername,
            Email = profile.Value.Email ?? session.Email,
            Profile = profile.Value.Claims,
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
        if (replaced is not null && !replaced.IsOfSameUser(session))
        {
            await disposal.RevokeAsync(provider, new IssuedTokens(replaced.AccessToken, replaced.RefreshToken)).ConfigureAwait(false);
            foreach (var token in replaced.ApiTokens ?? [])
            {
                await disposal.RevokeAsync(provider, new IssuedTokens(token.AccessToken, refreshToken: null)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>However it ended, the verifier does not stay in the store, and no token stays valid that nobody has.</summary>
    private async Task CleanUpAsync(Provider provider, PendingAuthorization pending, FamilyRedemption? unstored)
    {
        if (unstored is not null)
        {
            await disposal.RevokeAsync(provider, unstored.Redemption.Issued).ConfigureAwait(false);
            await TakeBackAsync(provider, unstored).ConfigureAwait(false);
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

    /// <summary>
    /// What the family was given by a sign-in that does not count goes too: the user has signed out. A secret that other apps use is not
    /// revoked.
    /// </summary>
    private async Task TakeBackAsync(Provider provider, FamilyRedemption unstored)
    {
        if (unstored.Stored is { } stored)
        {
            await family!.DeleteAsync(stored).ConfigureAwait(false);
            if (unstored.IsSecretNew)
            {
                await disposal.RevokeDeviceSecretAsync(provider, stored.DeviceSecret).ConfigureAwait(false);
            }
        }
    }
}
