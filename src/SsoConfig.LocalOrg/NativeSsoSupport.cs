namespace SsoConfig.LocalOrg;

/// <summary>
/// Support for OpenID Connect Native SSO for Mobile Apps 1.0: apps of one family share a sign-in through a device secret, without a
/// browser.
/// The two kinds differ in the <c>actor_token_type</c> and the <c>audience</c> of a token exchange, and each refuses the other's.
/// </summary>
public enum NativeSsoSupport
{
    /// <summary>The org doesn't know the scope <c>device_sso</c>, and has no token exchange.</summary>
    Off,

    /// <summary>
    /// As the specification says: <c>urn:openid:params:token-type:device-secret</c>, and the issuer as audience. An app gets a device
    /// secret
    /// with the scopes <c>openid device_sso</c>.
    /// </summary>
    Standard,

    /// <summary>
    /// As Okta does: <c>urn:x-oath:params:oauth:token-type:device-secret</c>, and the audience of the authorization server, by default
    /// <c>api://default</c>. An app gets a device secret with the scopes <c>openid device_sso offline_access</c>.
    /// </summary>
    Okta,
}
