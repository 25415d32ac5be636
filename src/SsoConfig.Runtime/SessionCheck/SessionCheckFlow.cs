using SsoConfig.Browser;
using SsoConfig.DPoP;
using SsoConfig.Protocol;
using SsoConfig.Storage;
using SsoConfig.Tokens;

namespace SsoConfig.SessionCheck;

/// <summary>
/// Asks the provider about the browser's session with prompt=none. Nothing is stored, and no token of this app is touched.
/// </summary>
internal sealed class SessionCheckFlow(
    SsoOptions options,
    UserAgent userAgent,
    ProviderDirectory directory,
    ProtocolClient protocol,
    TokenDisposal disposal,
    SessionCache sessions
)
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

        // Nobody keeps the tokens, so nobody needs the key afterwards.
        using var key = options.UseDPoP ? new EphemeralProofKey() : null;
        var authorization = CreateAuthorization(request, session) with { ProofKey = key?.Key };
        var started = await protocol.StartAsync(provider.Value, authorization, cancellationToken).ConfigureAwait(false);
        return started.IsSuccess
            ? await VisitAsync(provider.Value, started.Value, key?.Key, session, cancellationToken).ConfigureAwait(false)
            : new SessionCheckResult.Failed(started.Error);
    }

    /// <summary>
    /// It asks for no refresh token: offline_access may need consent (Core 1.0, section 11), and an unused refresh token would live on at
    /// the provider.
    /// </summary>
    private string Scope => string.Join(' ', options.Scopes.Split(' ').Where(static scope => scope is not ("offline_access" or "")));

    private AuthorizationRequest CreateAuthorization(SessionCheckRequest request, StoredSession? session) =>
        new()
        {
            Scope = Scope,
            Prompt = "none",
            LoginHint =
                session is null ? request.LoginHint
                : IdTokenHint.From(session.IdToken) is null ? session.PreferredUsername ?? session.Email
                : null,
            IdTokenHint = IdTokenHint.From(session?.IdToken),
            MaxAge = request.MaxAge,
            MaxAuthenticationAge = request.MaxAge,
            Subject = session?.Subject,
            SubjectIssuer = session?.SubjectIssuer,
            Parameters = RequestParameters.Merge(options.Parameters, request.Parameters),
        };

    private async Task<SessionCheckResult> VisitAsync(
        Provider provider,
        StartedAuthorization started,
        ProofKey? proofKey,
        StoredSession? session,
        CancellationToken cancellationToken
    )
    {
        var pending = started.Pending;
        var matcher = new CallbackMatcher(pending.RedirectUri, pending.State);
        string? browserName = null;
        var request = started.ToBrowserRequest(
            matcher,
            (name, _) =>
            {
                browserName = name;
                return Task.CompletedTask;
            }
        );
        return await userAgent.OpenAsync(request, cancellationToken).ConfigureAwait(false) switch
        {
            BrowserResult.Returned returned => await CompleteAsync(
                    provider,
                    pending,
                    proofKey,
                    matcher.Match(returned.ResponseUri),
                    IsOtherBrowser(browserName, session),
                    session,
                    cancellationToken
                )
                .ConfigureAwait(false),
            BrowserResult.TimedOut timedOut => new SessionCheckResult.Failed(BrowserErrors.Timeout(timedOut.Reason)),
            BrowserResult.Failed failed => new SessionCheckResult.Failed(BrowserErrors.Failed(failed.Reason)),
            _ => new SessionCheckResult.Cancelled(),
        };
    }

    private async Task<SessionCheckResult> CompleteAsync(
        Provider provider,
        PendingAuthorization pending,
        ProofKey? proofKey,
        Outcome<CallbackUri> callback,
        bool isOtherBrowser,
        StoredSession? session,
        CancellationToken cancellationToken
    )
    {
        if (!callback.IsSuccess)
        {
            return new SessionCheckResult.Failed(callback.Error);
        }

        var response = AuthorizationResponse.Read(callback.Value, provider);
        switch (response)
        {
            case AuthorizationResponse.Foreign foreign:
                return new SessionCheckResult.Failed(foreign.Reason);
            case AuthorizationResponse.Error error:
                return Translate(error, provider, isOtherBrowser);
            default:
                var code = (AuthorizationResponse.Code)response;
                return await RedeemAsync(provider, pending, proofKey, code, session, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsOtherBrowser(string? browserName, StoredSession? session) =>
        browserName is { } now && session?.BrowserName is { } then && now != then;

    /// <summary>The tokens are not kept; a refresh token that the provider issues without being asked is revoked.</summary>
    private async Task<SessionCheckResult> RedeemAsync(
        Provider provider,
        PendingAuthorization pending,
        ProofKey? proofKey,
        AuthorizationResponse.Code code,
        StoredSession? session,
        CancellationToken cancellationToken
    )
    {
        var redemption = await protocol
            .RedeemAsync(provider, pending, code, proofKey, deviceSecret: null, cancellationToken)
            .ConfigureAwait(false);
        if (redemption.Issued.RefreshToken is not null)
        {
            await disposal.RevokeAsync(provider, redemption.Issued).ConfigureAwait(false);
        }

        return redemption.Tokens.IsSuccess
            ? new SessionCheckResult.Valid(Describe(SessionFactory.Create(pending, redemption.Tokens.Value), session))
            : new SessionCheckResult.Failed(redemption.Tokens.Error);
    }

    /// <summary>OpenID Connect Core 1.0, section 3.1.2.6.</summary>
    private SessionCheckResult Translate(AuthorizationResponse.Error error, Provider provider, bool isOtherBrowser) =>
        error.ErrorCode switch
        {
            "login_required" => new SessionCheckResult.NoSession { IsOtherBrowser = isOtherBrowser },
            "interaction_required" => new SessionCheckResult.InteractionNeeded(InteractionKind.Unspecified),
            "consent_required" => new SessionCheckResult.InteractionNeeded(InteractionKind.Consent),
            "account_selection_required" => new SessionCheckResult.InteractionNeeded(InteractionKind.AccountSelection),
            _ => new SessionCheckResult.Failed(
                Errors.WithScopeHint(
                    Errors.Provider(error.ErrorCode, error.Description),
                    provider.FindUnlistedScopes(Scope),
                    unlistedOfCall: []
                )
            ),
        };

    private static SsoSession Describe(StoredSession browserSession, StoredSession? own) =>
        own is null
            ? browserSession.ToSession()
            : (browserSession with { ExpiresAt = own.ExpiresAt, RefreshToken = own.RefreshToken }).ToSession();
}
