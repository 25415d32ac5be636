using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using SsoConfig.Browser;
using SsoConfig.Family;
using SsoConfig.Protocol;
using SsoConfig.Storage;
using SsoConfig.Tokens;

namespace SsoConfig.SignOut;

/// <summary>
/// Sign-out: revoke the refresh token, then the access token, delete both here, then end the browser's session with the id_token that was
/// kept. Deletion comes before the browser, so that a kill in front of the provider's page leaves no token on the device; no step depends
/// on another.
/// </summary>
internal sealed class SignOutFlow(
    SsoOptions options,
    UserAgent userAgent,
    ProviderDirectory directory,
    RevocationClient revocation,
    FamilySignOut family,
    SessionStore store,
    SessionKeys keys,
    SessionCache sessions
)
{
    private const int StateBytes = 32;

    private static readonly SignOutStepResult.NotNeeded OnlyThisApp = new("Only this app was to be signed out.");

    public async Task<SignOutResult> SignOutAsync(SignOutScope scope, CancellationToken cancellationToken)
    {
        var (session, refreshToken, accessToken, local) = await EndHereAsync(cancellationToken).ConfigureAwait(false);
        SignOutStepResult deviceSecret = OnlyThisApp;
        SignOutStepResult endSession = OnlyThisApp;
        if (scope == SignOutScope.SharedSession)
        {
            (var ended, deviceSecret) = await family.EndAsync(session, cancellationToken).ConfigureAwait(false);
            endSession = await EndSharedAsync(session, ended, cancellationToken).ConfigureAwait(false);
        }

        return new SignOutResult
        {
            DeviceSecretRevocation = deviceSecret,
            RefreshTokenRevocation = refreshToken,
            AccessTokenRevocation = accessToken,
            EndSession = endSession,
            LocalTokens = local,
        };
    }

    /// <summary>
    /// Under the store's lock, so that no refresh brings new tokens in between. Neither the lock nor the deletion is given up: a caller who
    /// cancels wants less of the provider, not to stay signed in. What the store can't do keeps no other step from being done.
    /// </summary>
    private async Task<(
        StoredSession? Session,
        SignOutStepResult RefreshToken,
        SignOutStepResult AccessToken,
        SignOutStepResult Local
    )> EndHereAsync(CancellationToken cancellationToken)
    {
        var (held, notLocked) = await TryAsync(store.LockAsync).ConfigureAwait(false);
        await using var _ = (held ?? NoLock.Instance).ConfigureAwait(false);
        var (session, unreadable) = await TryAsync(sessions.ReadLatestAsync).ConfigureAwait(false);
        SignOutStepResult refreshToken = unreadable ?? new SignOutStepResult.NotNeeded("There is no refresh token.");
        SignOutStepResult accessToken = unreadable ?? new SignOutStepResult.NotNeeded("There is no access token.");
        SignOutStepResult local;
        try
        {
            // The refresh token first: the provider should end its access tokens with it (RFC 7009, section 2.1).
            refreshToken = await RevokeAsync(session?.RefreshToken, "refresh_token", refreshToken, cancellationToken).ConfigureAwait(false);
            accessToken = await RevokeAccessTokensAsync(session, accessToken, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            local = await DeleteAsync(session).ConfigureAwait(false);
        }

        return (session, refreshToken, accessToken, notLocked ?? local);
    }

    private static async Task<(T? Value, SignOutStepResult? Failure)> TryAsync<T>(Func<CancellationToken, ValueTask<T>> step)
    {
        try
        {
            return (await step(CancellationToken.None).ConfigureAwait(false), null);
        }
        catch (TokenStoreException exception)
        {
            return (default, new SignOutStepResult.Failed(exception.Error));
        }
    }

    /// <summary>That of the sign-in, and those for further APIs; the first that is not revoked is the result.</summary>
    private async Task<SignOutStepResult> RevokeAccessTokensAsync(
        StoredSession? session,
        SignOutStepResult notNeeded,
        CancellationToken cancellationToken
    )
    {
        var result = await RevokeAsync(session?.AccessToken, "access_token", notNeeded, cancellationToken).ConfigureAwait(false);
        foreach (var token in session?.ApiTokens ?? [])
        {
            var next = await RevokeAsync(token.AccessToken, "access_token", notNeeded, cancellationToken).ConfigureAwait(false);
            result = result is SignOutStepResult.Done ? next : result;
        }

        return result;
    }

    private async Task<SignOutStepResult> RevokeAsync(
        string? token,
        string hint,
        SignOutStepResult notNeeded,
        CancellationToken cancellationToken
    )
    {
        if (token is null)
        {
            return notNeeded;
        }

        var provider = await directory.FindAsync(cancellationToken).ConfigureAwait(false);
        return provider.IsSuccess
            ? SignOutSteps.From(await revocation.RevokeAsync(provider.Value, token, hint, cancellationToken).ConfigureAwait(false))
            : new SignOutStepResult.Failed(provider.Error);
    }

    /// <summary>
    /// Always, whoever cancelled. A sign-in that still waits for its response goes too, or a late response would sign in again.
    /// </summary>
    private async Task<SignOutStepResult> DeleteAsync(StoredSession? session)
    {
        try
        {
            await sessions.DeleteAsync(CancellationToken.None).ConfigureAwait(false);
            await store.DeletePendingAsync(CancellationToken.None).ConfigureAwait(false);
            await keys.ReleaseAsync(session?.ProofKeyName).ConfigureAwait(false);
            return new SignOutStepResult.Done();
        }
        catch (TokenStoreException exception)
        {
            return new SignOutStepResult.Failed(exception.Error);
        }
    }

    private async Task<SignOutStepResult> EndSharedAsync(
        StoredSession? session,
        FamilyCredential? ended,
        CancellationToken cancellationToken
    )
    {
        if (session?.IsEphemeral == true)
        {
            return new SignOutStepResult.NotNeeded("The sign-in was ephemeral and left no session in the userAgent.");
        }

        var provider = await directory.FindAsync(cancellationToken).ConfigureAwait(false);
        if (!provider.IsSuccess)
        {
            return new SignOutStepResult.Failed(provider.Error);
        }

        return provider.Value.FindEndSessionEndpoint() switch
        {
            null => new SignOutStepResult.NotSupported(),
            { IsSuccess: true, Value: { } endpoint } => await VisitAsync(endpoint, session, ended, cancellationToken).ConfigureAwait(false),
            { Error: var error } => new SignOutStepResult.Failed(error!),
        };
    }

    private async Task<SignOutStepResult> VisitAsync(
        string endpoint,
        StoredSession? session,
        FamilyCredential? ended,
        CancellationToken cancellationToken
    )
    {
        using var reservation = userAgent.TryReserve();
        if (reservation is null)
        {
            return new SignOutStepResult.Failed(BrowserErrors.RequestInProgress);
        }

        var state = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(StateBytes));
        var matcher = new CallbackMatcher(options.LogoutRedirectUri, state) { IsStateOptional = true };
        var visit = new BrowserRequest
        {
            StartUri = new EndSessionRequest(options, endpoint).CreateUri(session, ended, state),
            RedirectUri = options.LogoutRedirectUri,
            Accepts = matcher.Ends,
        };
        return await userAgent.OpenAsync(visit, cancellationToken).ConfigureAwait(false) switch
        {
            BrowserResult.Returned returned => Translate(matcher.Match(returned.ResponseUri)),
            BrowserResult.TimedOut timedOut => new SignOutStepResult.Failed(BrowserErrors.Timeout(timedOut.Reason)),
            BrowserResult.Failed failed => new SignOutStepResult.Failed(BrowserErrors.Failed(failed.Reason)),
            _ => new SignOutStepResult.Cancelled(),
        };
    }

    private static SignOutStepResult Translate(Outcome<CallbackUri> callback) =>
        callback.IsSuccess ? new SignOutStepResult.Done() : new SignOutStepResult.Failed(callback.Error);

    private sealed class NoLock : IAsyncDisposable
    {
        public static NoLock Instance { get; } = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
