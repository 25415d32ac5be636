using SsoConfig.Protocol;

namespace SsoConfig;

/// <summary>
/// What an app needs to know to sign in: the values of its okta.json. The generated <c>OktaConfig.Options</c> is one.
/// </summary>
public sealed record SsoOptions
{
    /// <summary>The issuer exactly as its discovery document states it (OpenID Connect Discovery 1.0, section 3).</summary>
    public required string Issuer { get; init; }

    /// <summary>The public client identifier (RFC 6749, section 2.2). It is not a secret.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where the response to a sign-in goes, for example <c>com.first.sample:/callback</c> (RFC 8252, section 7.1).</summary>
    public required string RedirectUri { get; init; }

    /// <summary>
    /// Where the browser goes after sign-out, for example <c>com.first.sample:/logout</c> (RP-Initiated Logout 1.0, section 2).
    /// </summary>
    public required string LogoutRedirectUri { get; init; }

    /// <summary>Space-separated scopes (RFC 6749, section 3.3).</summary>
    public string Scopes { get; init; } = "openid profile offline_access";

    /// <summary>
    /// Further audiences that an id_token may name beside this client (OpenID Connect Core 1.0, section 3.1.3.7, rule 3), for providers
    /// that list a project or its other clients there (ZITADEL, Oracle IDCS). What you give up: each client named here could use an
    /// id_token of its own in this app. Default: none, and an id_token with another audience is refused.
    /// </summary>
    public IReadOnlyCollection<string> TrustedAudiences { get; init; } = [];

    /// <summary>
    /// Further parameters of every authorization request (RFC 6749, section 3.1), of sign-ins and session checks alike, for what a provider
    /// wants to know: <c>audience</c>, <c>organization</c>, <c>domain_hint</c>. Only <c>resource</c> (RFC 8707) may be there several times;
    /// it is sent with the token requests of the sign-in too. Default: none.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// One of them is set by another member or by the protocol, is there twice, or has a name or value that cannot be sent.
    /// </exception>
    public IReadOnlyCollection<KeyValuePair<string, string>> Parameters
    {
        get;
        init => field = RequestParameters.Check(value);
    } = [];

    /// <summary>
    /// How the apps of a family share a sign-in without a browser (OpenID Connect Native SSO for Mobile Apps 1.0). It also needs
    /// <see cref="SsoClientOptions.FamilyCredentialStore"/>. Default: <see langword="null"/>, and each app signs in through the browser.
    /// Not together with <see cref="IssuerTemplate"/>: a device secret belongs to one issuer, so that every call fails.
    /// </summary>
    public SsoNativeSsoOptions? NativeSso { get; init; }

    /// <summary>
    /// Where the discovery document is, for a provider that has it at another address than its issuer says (OpenID Connect Discovery 1.0,
    /// section 4); an https URL. The issuer in the document must still be <see cref="Issuer"/>. What you give up: that whoever controls the
    /// issuer's address also controls its endpoints and keys; you vouch for this address instead. Default: the issuer with
    /// <c>/.well-known/openid-configuration</c>.
    /// </summary>
    public string? MetadataAddress { get; init; }

    /// <summary>
    /// What the discovery document states as its issuer if the provider has a tenant for each customer and one address for all, such as
    /// <c>https://login.microsoftonline.com/{tenantid}/v2.0</c> for Entra ID's <c>organizations</c>; <see cref="Issuer"/> is then that
    /// address. The issuer of an id_token must be this with the GUID of the token's own tenant (<c>tid</c>) in the place of
    /// <c>{tenantid}</c>, and a key that names an issuer signs for that one only. What you give up: users of any tenant can sign in unless
    /// <see cref="AllowedTenants"/> says which. Default: none, and the id_token's issuer is <see cref="Issuer"/>.
    /// </summary>
    public string? IssuerTemplate { get; init; }

    /// <summary>
    /// With <see cref="IssuerTemplate"/>: the ids (GUIDs) of the tenants whose users may sign in. Default: none, which allows all of them.
    /// </summary>
    public IReadOnlyCollection<string> AllowedTenants { get; init; } = [];

    /// <summary>
    /// Where the browser ends the shared session, for a provider whose discovery document has no <c>end_session_endpoint</c>; an https URL.
    /// It also takes the place of the one in the document. What you give up: a change that the provider makes there is not noticed.
    /// </summary>
    public string? EndSessionEndpoint { get; init; }

    /// <summary>
    /// The parameter that names <see cref="LogoutRedirectUri"/> at a provider that does not follow RP-Initiated Logout 1.0: Cognito's is
    /// <c>logout_uri</c>. Only this one and <c>client_id</c> are then sent. What you give up: the provider is not told whose session to end
    /// (<c>id_token_hint</c>), and without a <c>state</c> any app that knows the URI can pretend that the browser's session has ended.
    /// Default: <c>post_logout_redirect_uri</c>, as specified.
    /// </summary>
    public string? LogoutRedirectParameter { get; init; }

    /// <summary>
    /// Whether tokens are bound to a key of this device (DPoP, RFC 9449): a stolen token is then worth nothing without it. The provider and
    /// the APIs must support it, and <see cref="SsoClientOptions.ProofKeyStore"/> must be there. Default: false.
    /// </summary>
    public bool UseDPoP { get; init; }
}
