using Microsoft.Extensions.Logging;
using SsoConfig.Browser;
using SsoConfig.Diagnostics;
using SsoConfig.Protocol;
using SsoConfig.Storage;
using SsoConfig.Tokens;

namespace SsoConfig.SignIn;

/// <summary>
/// Sign-in. The request is stored before the browser opens, and claimed when a response comes, whichever process it
/// comes to: a response counts once, and one that is not ours leaves the request as it was.
/// </summary>
internal sealed class SignInFlow(
    UserAgent userAgent,
    ProviderDirectory directory,
    ProtocolClient protocol,
    SignInAuthorization authorization,
    PendingSignIns pendingSignIns,
    SignInCompletion completion,
    CompletionElsewhere completionElsewhere,
    SessionKeys keys,
    SessionCache sessions,
    ILogger logger
)
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

        var session = request.ExpectedSubject is null ? null : await sessions.ReadAsync(cancellationToken).ConfigureAwait(false);
        authorization.WarnOfUnlistedScopes(provider.Value, request, logger);
        var proofKey = await keys.CreateAsync(cancellationToken).ConfigureAwait(false);
        var started = await protocol
            .StartAsync(
                provider.Value,
                authorization.Create(request, session, provider.Value) with
                {
                    ProofKey = proofKey,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        if (!started.IsSuccess)
        {
            return new SignInResult.Failed(authorization.WithScopeHint(started.Error, provider.Value, request.AdditionalScopes));
        }

        await pendingSignIns.WriteAsync(started.Value.Pending, cancellationToken).ConfigureAwait(false);
        return await VisitAsync(provider.Value, started.Value, cancellationToken).ConfigureAwait(false);
    }

    public async Task<SignInResult> ResumeAsync(string responseUri, CancellationToken cancellationToken)
    {
        // Any app can send such a URI: nothing is asked of the provider until it is known to be the response to a sign-in that waits.
        var pending = await pendingSignIns.FindAsync(cancellationToken).ConfigureAwait(false);
        if (!pending.IsSuccess)
        {
            return new SignInResult.Failed(pending.Error);
        }

        var callback = new CallbackMatcher(pending.Value.RedirectUri, pending.Value.State).Match(responseUri);
        if (!callback.IsSuccess)
        {
            return Refuse(callback.Error);
        }

        Log.SignInResumed(logger);
        var provider = await directory.FindAsync(cancellationToken).ConfigureAwait(false);
        return provider.IsSuccess
            ? await CompleteAsync(provider.Value, pending.Value, callback.Value, cancellationToken).ConfigureAwait(false)
            : new SignInResult.Failed(provider.Error);
    }

    private async Task<SignInResult> VisitAsync(Provider provider, StartedAuthorization started, CancellationToken cancellationToken)
    {
        var pending = started.Pending;
        var matcher = new CallbackMatcher(pending.RedirectUri, pending.State);
        BrowserResult result;
        try
        {
            var request = started.ToBrowserRequest(
                matcher,
                (name, cancellation) => pendingSignIns.SetBrowserAsync(pending, name, cancellation)
            );
            result = await userAgent.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await pendingSignIns.DeleteAsync(pending, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        switch (result)
        {
            case BrowserResult.Returned returned:
                return await CompleteVisitAsync(provider, pending, matcher.Match(returned.ResponseUri), cancellationToken)
                    .ConfigureAwait(false);
            case BrowserResult.Cancelled { IsPresumed: true }:
                // The user may still be in the browser, and finish there.
                return new SignInResult.Cancelled();
            case BrowserResult.TimedOut timedOut:
                return new SignInResult.Failed(BrowserErrors.Timeout(timedOut.Reason));
            case BrowserResult.Failed { IsUnexpected: true } unexpected:
                return new SignInResult.Failed(BrowserErrors.Failed(unexpected.Reason));
            case BrowserResult.Failed failed:
                await pendingSignIns.DeleteAsync(pending, CancellationToken.None).ConfigureAwait(false);
                return new SignInResult.Failed(BrowserErrors.Failed(failed.Reason));
            default:
                await pendingSignIns.DeleteAsync(pending, CancellationToken.None).ConfigureAwait(false);
                return new SignInResult.Cancelled();
        }
    }

    private async Task<SignInResult> CompleteVisitAsync(
        Provider provider,
        PendingAuthorization started,
        Outcome<CallbackUri> callback,
        CancellationToken cancellationToken
    )
    {
        if (!callback.IsSuccess)
        {
            return Refuse(callback.Error);
        }

        var pending = await pendingSignIns.FindAsync(cancellationToken).ConfigureAwait(false);
        var result = pending.IsSuccess
            ? await CompleteAsync(provider, started with { BrowserName = pending.Value.BrowserName }, callback.Value, cancellationToken)
                .ConfigureAwait(false)
            : Refuse(pending.Error);
        return result is SignInResult.Failed { Error.Code: SsoErrorCodes.NoPendingSignIn }
            ? await completionElsewhere.FindAsync(started, cancellationToken).ConfigureAwait(false) ?? result
            : result;
    }

    private async Task<SignInResult> CompleteAsync(
        Provider provider,
        PendingAuthorization pending,
        CallbackUri callback,
        CancellationToken cancellationToken
    )
    {
        var response = AuthorizationResponse.Read(callback, provider);
        if (response is AuthorizationResponse.Foreign foreign)
        {
            return Refuse(foreign.Reason);
        }

        if (!await pendingSignIns.TryClaimAsync(pending, cancellationToken).ConfigureAwait(false))
        {
            return Refuse(SignInErrors.NoPendingSignIn);
        }

        return response switch
        {
            AuthorizationResponse.Code code => await completion
                .RedeemAsync(provider, pending, code, cancellationToken)
                .ConfigureAwait(false),
            AuthorizationResponse.Error error => await RejectAsync(provider, pending, error).ConfigureAwait(false),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>The response is not the one to this request, which goes on waiting.</summary>
    private SignInResult.Failed Refuse(SsoError reason)
    {
        Log.ResponseRefused(logger, reason.Code);
        return new SignInResult.Failed(reason);
    }

    private async Task<SignInResult> RejectAsync(Provider provider, PendingAuthorization pending, AuthorizationResponse.Error error)
    {
        await pendingSignIns.DeleteAsync(pending, CancellationToken.None).ConfigureAwait(false);
        return error.ErrorCode == "access_denied"
            ? new SignInResult.Denied(error.ErrorCode, Errors.Describe(error.Description))
            : new SignInResult.Failed(
                authorization.WithScopeHint(Errors.Provider(error.ErrorCode, error.Description), provider, pending.AdditionalScopes)
            );
    }
}
