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
    /// How the apps of a family share a sign-in without a browser (OpenID Connect Native SSO for Mobile Apps 1.0). It also needs
    /// <see cref="SsoClientOptions.FamilyCredentialStore"/>. Default: <see langword="null"/>, and each app signs in through the browser.
    /// </summary>
    public SsoNativeSsoOptions? NativeSso { get; init; }
}
