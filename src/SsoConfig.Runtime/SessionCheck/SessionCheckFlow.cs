using SsoConfig.Browser;
using SsoConfig.Protocol;
using SsoConfig.Storage;
using SsoConfig.Tokens;

namespace SsoConfig.SessionCheck;

/// <summary>Asks the provider about the browser's session with prompt=none. Nothing is stored, and no token of this app is touched.</summary>
internal sealed class SessionCheckFlow(
    SsoOptions options,
    UserAgent userAgent,
    ProviderDirectory directory,
    ProtocolClient protocol,
    SessionCache sessions)
{
    public async Task<SessionCheckResult> CheckAsync(SessionCheckRequest request, CancellationToken cancellationToken)
    {
        var session = await sessions.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (session?.IsEphemeral == true)
        {
            return new SessionCheckResult.NoSession();
        }

        if (userAgent.AlwaysShowsUi && !request.AllowUi)
        {
            return new SessionCheckResult.NeedsUi();
        }

        using var reservation = userAgent.TryReserve();
        if (reservation is null)
        {
            return new SessionCheckResult.Failed(BrowserErrors.RequestInProgress);
        }

        var provider = await directory.FindAsync(cancellationToken).ConfigureAwait(false);
        if (!provider.IsSuccess)
        {
            return new SessionCheckResult.Failed(provider.Error);
        }

        var authorization = CreateAuthorization(request, session);
        var started = await protocol.StartAsync(provider.Value, authorization, cancellationToken).ConfigureAwait(false);
        return started.IsSuccess
            ? await VisitAsync(provider.Value, started.Value, session, cancellationToken).ConfigureAwait(false)
            : new SessionCheckResult.Failed(started.Error);
    }

    /// <summary>
    /// It asks for no refresh token: offline_access may need consent (Core 1.0, section 11), and an unused refresh token would live on at the provider.
    /// </summary>
    private AuthorizationRequest CreateAuthorization(SessionCheckRequest request, StoredSession? session) => new()
    {
        Scope = string.Join(' ', options.Scopes.Split(' ').Where(static scope => scope is not ("offline_access" or ""))),
        Prompt = "none",
        LoginHint = session is null ? request.LoginHint : null,
        IdTokenHint = session?.IdToken,
        MaxAge = request.MaxAge,
        MaxAuthenticationAge = request.MaxAge,
        Subject = session?.Subject,
    };

    private async Task<SessionCheckResult> VisitAsync(
        Provider provider, StartedAuthorization started, StoredSession? session, CancellationToken cancellationToken)
    {
        var pending = started.Pending;
        var visit = new BrowserRequest
        {
            StartUri = started.StartUri,
            RedirectUri = pending.RedirectUri,
            Accepts = uri => CallbackUri.Answers(uri, pending.RedirectUri, pending.State),
        };
        return await userAgent.OpenAsync(visit, cancellationToken).ConfigureAwait(false) switch
        {
            BrowserResult.Returned returned =>
                await CompleteAsync(provider, pending, returned, session, cancellationToken).ConfigureAwait(false),
            BrowserResult.TimedOut => new SessionCheckResult.Failed(BrowserErrors.Timeout),
            BrowserResult.Failed failed => new SessionCheckResult.Failed(BrowserErrors.Failed(failed.Reason)),
            _ => new SessionCheckResult.Cancelled(),
        };
    }

    private async Task<SessionCheckResult> CompleteAsync(
        Provider provider, PendingAuthorization pending, BrowserResult.Returned returned, StoredSession? session, CancellationToken cancellationToken)
    {
        var response = AuthorizationResponse.Read(returned.ResponseUri, pending.RedirectUri, pending.State, provider);
        switch (response)
        {
            case AuthorizationResponse.Foreign foreign:
                return new SessionCheckResult.Failed(foreign.Reason);
            case AuthorizationResponse.Error error:
                return Translate(error, returned.BrowserName is { } now && session?.BrowserName is { } then && now != then);
            default:
                var code = ((AuthorizationResponse.Code)response).Value;
                var tokens = await protocol.RedeemAsync(provider, pending, code, cancellationToken).ConfigureAwait(false);
                return tokens.IsSuccess
                    ? new SessionCheckResult.Valid(Describe(SessionFactory.Create(pending, tokens.Value), session))
                    : new SessionCheckResult.Failed(tokens.Error);
        }
    }

    /// <summary>OpenID Connect Core 1.0, section 3.1.2.6.</summary>
    private static SessionCheckResult Translate(AuthorizationResponse.Error error, bool isOtherBrowser) => error.Name switch
    {
        "login_required" => new SessionCheckResult.NoSession { IsOtherBrowser = isOtherBrowser },
        "interaction_required" => new SessionCheckResult.InteractionNeeded(InteractionKind.Unspecified),
        "consent_required" => new SessionCheckResult.InteractionNeeded(InteractionKind.Consent),
        "account_selection_required" => new SessionCheckResult.InteractionNeeded(InteractionKind.AccountSelection),
        _ => new SessionCheckResult.Failed(Errors.Provider(error.Name, error.Description)),
    };

    private static SsoSession Describe(StoredSession browserSession, StoredSession? own) => own is null
        ? browserSession.ToSession()
        : (browserSession with { ExpiresAt = own.ExpiresAt, RefreshToken = own.RefreshToken }).ToSession();
}
