using Microsoft.Extensions.Logging;
using SsoConfig.Browser;
using SsoConfig.Diagnostics;
using SsoConfig.Protocol;
using SsoConfig.Storage;
using SsoConfig.Tokens;

namespace SsoConfig.SignIn;

/// <summary>
/// Sign-in. The request is stored before the browser opens, and claimed (read, compared, deleted) when an answer comes, whichever process it
/// comes to: an answer counts once, and one that is not ours leaves the request as it was.
/// </summary>
internal sealed class SignInFlow(
    SsoOptions options,
    SsoClientOptions clientOptions,
    UserAgent userAgent,
    ProviderDirectory directory,
    ProtocolClient protocol,
    UserInfoClient userInfo,
    SessionStore store,
    SessionCache sessions,
    ILogger logger)
{
    public async Task<SignInResult> SignInAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        using var reservation = userAgent.TryReserve();
        if (reservation is null)
        {
            return new SignInResult.Failed(BrowserErrors.RequestInProgress);
        }

        var provider = await directory.FindAsync(cancellationToken).ConfigureAwait(false);
        if (!provider.IsSuccess)
        {
            return new SignInResult.Failed(provider.Error);
        }

        var authorization = CreateAuthorization(request);
        var started = await protocol.StartAsync(provider.Value, authorization, cancellationToken).ConfigureAwait(false);
        if (!started.IsSuccess)
        {
            return new SignInResult.Failed(started.Error);
        }

        await WritePendingAsync(started.Value.Pending, cancellationToken).ConfigureAwait(false);
        return await VisitAsync(provider.Value, started.Value, cancellationToken).ConfigureAwait(false);
    }

    public async Task<SignInResult> ResumeAsync(string responseUri, CancellationToken cancellationToken)
    {
        // Without a pending sign-in nothing is asked of the provider: any app can send such a URI.
        if (await store.ReadPendingAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            return new SignInResult.Failed(SignInErrors.NoPendingSignIn);
        }

        Log.SignInResumed(logger);
        var provider = await directory.FindAsync(cancellationToken).ConfigureAwait(false);
        return provider.IsSuccess
            ? await CompleteAsync(provider.Value, responseUri, null, cancellationToken).ConfigureAwait(false)
            : new SignInResult.Failed(provider.Error);
    }

    private async Task<SignInResult> VisitAsync(Provider provider, StartedAuthorization started, CancellationToken cancellationToken)
    {
        var pending = started.Pending;
        var visit = new BrowserRequest
        {
            StartUri = started.StartUri,
            RedirectUri = pending.RedirectUri,
            IsEphemeral = pending.IsEphemeral,
            Accepts = uri => CallbackUri.Answers(uri, pending.RedirectUri, pending.State),
        };
        BrowserResult result;
        try
        {
            result = await userAgent.OpenAsync(visit, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await DropPendingAsync(pending).ConfigureAwait(false);
            throw;
        }

        switch (result)
        {
            case BrowserResult.Returned returned:
                return await CompleteAsync(provider, returned.ResponseUri, returned.BrowserName, cancellationToken).ConfigureAwait(false);
            case BrowserResult.Cancelled { IsPresumed: true }:
                // The browser may still be open behind the app: the response may come yet, to ResumeAsync.
                return new SignInResult.Cancelled();
            case BrowserResult.TimedOut:
                // The answer may come yet, to ResumeAsync.
                return new SignInResult.Failed(BrowserErrors.Timeout);
            case BrowserResult.Failed failed:
                await DropPendingAsync(pending).ConfigureAwait(false);
                return new SignInResult.Failed(BrowserErrors.Failed(failed.Reason));
            default:
                await DropPendingAsync(pending).ConfigureAwait(false);
                return new SignInResult.Cancelled();
        }
    }

    private async Task<SignInResult> CompleteAsync(Provider provider, string responseUri, string? browserName, CancellationToken cancellationToken)
    {
        var (pending, response) = await ClaimAsync(provider, responseUri, cancellationToken).ConfigureAwait(false);
        switch (response)
        {
            case AuthorizationResponse.Foreign foreign:
                Log.ResponseRefused(logger, foreign.Reason.Code);
                return new SignInResult.Failed(foreign.Reason);
            case AuthorizationResponse.Error { Name: "access_denied" } denied:
                return new SignInResult.Denied(denied.Name, Errors.Describe(denied.Description));
            case AuthorizationResponse.Error error:
                return new SignInResult.Failed(Errors.Provider(error.Name, error.Description));
            default:
                return await RedeemAsync(provider, pending!, (AuthorizationResponse.Code)response, browserName, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SignInResult> RedeemAsync(
        Provider provider, PendingAuthorization pending, AuthorizationResponse.Code code, string? browserName, CancellationToken cancellationToken)
    {
        var tokens = await protocol.RedeemAsync(provider, pending, code.Value, cancellationToken).ConfigureAwait(false);
        if (!tokens.IsSuccess)
        {
            return new SignInResult.Failed(tokens.Error);
        }

        var session = SessionFactory.Create(pending, tokens.Value) with { BrowserName = browserName };
        session = await AddProfileAsync(session, provider, cancellationToken).ConfigureAwait(false);
        await sessions.ReplaceAsync(session, cancellationToken).ConfigureAwait(false);
        return new SignInResult.SignedIn(session.ToSession());
    }

    /// <summary>Completes the profile where the app wants that. A sign-in does not fail for it.</summary>
    private async Task<StoredSession> AddProfileAsync(StoredSession session, Provider provider, CancellationToken cancellationToken)
    {
        if (!clientOptions.LoadProfile || provider.UserInfoEndpoint is not { } endpoint)
        {
            return session;
        }

        var profile = await userInfo.LoadAsync(endpoint, session.AccessToken, session.Subject, cancellationToken).ConfigureAwait(false);
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

    private AuthorizationRequest CreateAuthorization(SignInRequest request)
    {
        var isLogin = request.Prompt == Prompt.Login;
        return new AuthorizationRequest
        {
            Scope = options.Scopes,
            Prompt = PromptValue(request.Prompt),
            LoginHint = request.LoginHint,
            MaxAge = isLogin && clientOptions.SendMaxAgeWithPromptLogin ? TimeSpan.Zero : request.MaxAge,
            MaxAuthenticationAge = isLogin ? TimeSpan.Zero : request.MaxAge,
            IsEphemeral = request.UseEphemeralSession,
        };
    }

    private static string? PromptValue(Prompt prompt) => prompt switch
    {
        Prompt.Login => "login",
        Prompt.Consent => "consent",
        Prompt.SelectAccount => "select_account",
        _ => null,
    };

    /// <summary>Takes the pending sign-in for this answer, if it is its answer: after that a copy of it finds nothing.</summary>
    private async Task<(PendingAuthorization? Pending, AuthorizationResponse Response)> ClaimAsync(
        Provider provider, string responseUri, CancellationToken cancellationToken)
    {
        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        var pending = await store.ReadPendingAsync(cancellationToken).ConfigureAwait(false);
        var response = Judge(provider, pending, responseUri);
        if (response is not AuthorizationResponse.Foreign || response is AuthorizationResponse.Foreign { Reason.Code: SsoErrorCodes.PendingSignInExpired })
        {
            await store.DeletePendingAsync(cancellationToken).ConfigureAwait(false);
        }

        return (pending, response);
    }

    private AuthorizationResponse Judge(Provider provider, PendingAuthorization? pending, string responseUri)
    {
        if (pending is null)
        {
            return new AuthorizationResponse.Foreign(SignInErrors.NoPendingSignIn);
        }

        return clientOptions.TimeProvider.GetUtcNow() - pending.StartedAt > clientOptions.PendingSignInLifetime
            ? new AuthorizationResponse.Foreign(SignInErrors.PendingSignInExpired)
            : AuthorizationResponse.Read(responseUri, pending.RedirectUri, pending.State, provider);
    }

    private async Task WritePendingAsync(PendingAuthorization pending, CancellationToken cancellationToken)
    {
        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await store.WritePendingAsync(pending, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes the pending sign-in of a visit that has ended, unless another one took its place; whoever cancelled, this is done.</summary>
    private async Task DropPendingAsync(PendingAuthorization pending)
    {
        await using var @lock = (await store.LockAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        if ((await store.ReadPendingAsync(CancellationToken.None).ConfigureAwait(false))?.State == pending.State)
        {
            await store.DeletePendingAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
