namespace SsoConfig.Protocol;

/// <summary>OpenID Connect Core 1.0, sections 3.1.3.7 and 12.2: what the claims of an id_token must say. One method per rule.</summary>
internal sealed class IdTokenRules(
    TokenIssuer issuer,
    IdTokenExpectations expected,
    DateTimeOffset now,
    TimeSpan clockSkew,
    TimeSpan? timeSinceRequest = null
)
{
    /// <summary>
    /// How long ago an id_token that comes straight from the token endpoint may have been issued (the iat window of 3.1.3.7).
    /// </summary>
    private static readonly TimeSpan IssuedAtWindow = TimeSpan.FromMinutes(10);

    /// <summary>auth_time and iat are whole seconds, and the provider may round them apart.</summary>
    private static readonly TimeSpan AuthenticationTolerance = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether a rule is broken that makes the id_token one of another sign-in: it is about another user, issuer or client.
    /// </summary>
    public bool IsAboutAnotherSignIn(IdTokenClaims claims) => (Issuer(claims) ?? Audience(claims) ?? Subject(claims)) is not null;

    /// <summary>The first broken rule on whose id_token it is: issuer, client, user and session.</summary>
    public SsoError? FirstBrokenOfSession(IdTokenClaims claims) =>
        Issuer(claims) ?? Audience(claims) ?? AuthorizedParty(claims) ?? SubjectIsPresent(claims) ?? Subject(claims) ?? Session(claims);

    /// <summary>The first rule that is broken, or <see langword="null"/>.</summary>
    public SsoError? FirstBroken(IdTokenClaims claims) =>
        FirstBrokenOfSession(claims)
        ?? Expiry(claims)
        ?? IssuedAt(claims)
        ?? Nonce(claims)
        ?? AuthenticationTime(claims)
        ?? AuthenticationContext(claims)
        ?? NotEarlierAuthentication(claims)
        ?? NotOlder(claims);

    private SsoError? Issuer(IdTokenClaims claims) =>
        issuer.FindFault(claims)
        ?? Unless(
            expected.ResponseIssuer is null || expected.ResponseIssuer == claims.Issuer,
            "its issuer (iss) is not that of the authorization response (RFC 9207)"
        );

    /// <summary>
    /// Further audiences are accepted only if the app trusts them (Core 1.0, section 3.1.3.7, rule 3): each of them could replay the
    /// id_token.
    /// </summary>
    private SsoError? Audience(IdTokenClaims claims)
    {
        var others = claims
            .Audiences.Where(audience => audience != expected.ClientId && !expected.TrustedAudiences.Contains(audience))
            .ToList();
        return claims.Audiences.Contains(expected.ClientId)
            ? Unless(
                others.Count == 0,
                $"its audience (aud) also names {Errors.Show(others)}; if you trust these clients, add them to `trustedAudiences` "
                    + "in okta.json"
            )
            : Errors.IdToken("its audience (aud) is not this client");
    }

    private SsoError? AuthorizedParty(IdTokenClaims claims) =>
        Unless(
            claims.AuthorizedParty is null || claims.AuthorizedParty == expected.ClientId,
            "its authorized party (azp) is not this client"
        );

    private static SsoError? SubjectIsPresent(IdTokenClaims claims) =>
        Unless(!string.IsNullOrEmpty(claims.Subject), "it names no user (sub)");

    private SsoError? Expiry(IdTokenClaims claims) =>
        claims.ExpiresAt switch
        {
            null => Errors.IdToken(claims.IsMalformed("exp") ? "its expiry (exp) is not a number of seconds" : "it has no expiry (exp)"),
            { } expiry when now - clockSkew >= At(expiry) => Errors.IdToken("it has expired (exp); or this device's clock is ahead"),
            _ => null,
        };

    private SsoError? IssuedAt(IdTokenClaims claims) =>
        claims.IssuedAt switch
        {
            null => Errors.IdToken(
                claims.IsMalformed("iat") ? "its time of issue (iat) is not a number of seconds" : "it has no time of issue (iat)"
            ),
            { } issued when At(issued) > now + clockSkew => Errors.IdToken(
                "it was issued in the future (iat); or this device's clock is behind"
            ),
            { } issued when At(issued) < now - IssuedAtWindow => Errors.IdToken(
                "it was issued too long ago (iat); or this device's clock is ahead"
            ),
            _ => null,
        };

    private SsoError? Nonce(IdTokenClaims claims) =>
        Unless(
            expected.AcceptsAnyNonce || (claims.Nonce is null && !expected.IsNonceRequired) || claims.Nonce == expected.Nonce,
            "its nonce is not that of the request"
        );

    private SsoError? Subject(IdTokenClaims claims) =>
        (expected.Subject is null || claims.Subject == expected.Subject)
        && (expected.SubjectIssuer is null || claims.Issuer == expected.SubjectIssuer)
            ? null
            : Errors.SubjectMismatch;

    private SsoError? Session(IdTokenClaims claims) =>
        Unless(
            expected.SessionId is null || claims.SessionId is null || claims.SessionId == expected.SessionId,
            "its session (sid) is not the shared one"
        );

    /// <summary>
    /// max_age counts back from the request (Core 1.0, section 3.1.2.1), so the time in the browser comes on top. auth_time and iat are
    /// both the provider's, and only a duration is this device's: a wrong clock neither hides nor fakes a stale authentication.
    /// </summary>
    private SsoError? AuthenticationTime(IdTokenClaims claims)
    {
        if (expected.MaxAuthenticationAge is not { } maxAge)
        {
            return null;
        }

        if (claims.AuthenticatedAt is not { } authenticatedAt)
        {
            return expected.AcceptsMissingAuthenticationTime
                ? null
                : Errors.NotFresh(
                    "its id_token does not say when that was (auth_time). Turn the claim on at the provider (Entra ID: an optional claim), "
                        + "or use Prompt.SelectAccount"
                );
        }

        var age = TimeSpan.FromSeconds(claims.IssuedAt!.Value - authenticatedAt);
        if (age < -AuthenticationTolerance)
        {
            return Errors.NotFresh("its id_token was issued before the authentication it reports (auth_time)");
        }

        return age - TimeSinceRequest() - AuthenticationTolerance <= maxAge
            ? null
            : Errors.NotFresh("it let an older authentication count (auth_time)");
    }

    /// <summary>acr_values is a wish (Core 1.0, section 3.1.2.1): a provider may pass over it, and what it did is in acr.</summary>
    private SsoError? AuthenticationContext(IdTokenClaims claims) =>
        expected.AcrValues.Count == 0 || expected.AcrValues.Contains(claims.AuthenticationContext)
            ? null
            : Errors.InsufficientAuthentication;

    private TimeSpan TimeSinceRequest() => timeSinceRequest ?? (now > expected.RequestedAt ? now - expected.RequestedAt : TimeSpan.Zero);

    /// <summary>
    /// A later one is accepted, against the letter of Core 1.0, section 12.2: providers that keep auth_time for the browser's session
    /// (Keycloak) state the latest sign-in of any app that shares it. An equal issuer, subject and audience make it the same sign-in.
    /// </summary>
    private SsoError? NotEarlierAuthentication(IdTokenClaims claims) =>
        Unless(
            expected.AuthenticatedAt is null || claims.AuthenticatedAt is null || claims.AuthenticatedAt >= expected.AuthenticatedAt,
            "it is about an earlier authentication (auth_time) than the one that was refreshed"
        );

    /// <summary>With a tolerance: the nodes of one provider need not agree to the second.</summary>
    private SsoError? NotOlder(IdTokenClaims claims) =>
        Unless(
            expected.ReplacesIssuedAt is not { } replaced || At(claims.IssuedAt!.Value) >= At(replaced) - clockSkew,
            "it is older (iat) than the one it replaces"
        );

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static SsoError? Unless(bool holds, string rule) => holds ? null : Errors.IdToken(rule);
}
