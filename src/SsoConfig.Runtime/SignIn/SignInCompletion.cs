using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
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
            var redemption = await protocol.RedeemAsync(provider, pending, code, cancellationToken).ConfigureAwait(false);
            unstored = redemption.Issued;
            cancellationToken.ThrowIfCancellationRequested();
            if (!redemption.Tokens.IsSuccess)
            {
                return new SignInResult.Failed(redemption.Tokens.Error);
            }

            var session = SessionFactory.Create(pending, redemption.Tokens.Value) with { BrowserName = browserName };
            session = await AddProfileAsync(session, provider, cancellationToken).ConfigureAwait(false);
            if (!await TryStoreAsync(session, pending, cancellationToken).ConfigureAwait(false))
            {
                return new SignInResult.Failed(SignInErrors.NoPendingSignIn);
            }

            unstored = null;
            return new SignInResult.SignedIn(session.ToSession());
        }
        finally
        {
            await CleanUpAsync(provider, pending, unstored).ConfigureAwait(false);
        }
    }

    /// <summary>Completes the profile if the app wants that. A sign-in does not fail because of it.</summary>
    private async Task<StoredSession> AddProfileAsync(StoredSession session, Provider provider, CancellationToken cancellationToken)
    {
        if (
            !clientOptions.LoadProfile
            || await userInfo.LoadAsync(provider, session.AccessToken, session.Subject, cancellationToken).ConfigureAwait(false)
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
    private async Task<bool> TryStoreAsync(StoredSession session, PendingAuthorization pending, CancellationToken cancellationToken)
    {
        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        if (!await pendingSignIns.IsCurrentAsync(pending, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await sessions.WriteAsync(session, cancellationToken).ConfigureAwait(false);
        return true;
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
