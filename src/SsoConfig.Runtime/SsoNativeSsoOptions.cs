namespace SsoConfig;

/// <summary>
/// How the apps of a family share a sign-in without a browser: the values of <c>nativeSso</c> in okta.json
/// (OpenID Connect Native SSO for Mobile Apps 1.0).
/// </summary>
public sealed record SsoNativeSsoOptions
{
    /// <summary>The token type of a device secret in the standard (Native SSO 1.0, section 4).</summary>
    public const string StandardDeviceSecretType = "urn:openid:params:token-type:device-secret";

    /// <summary>The token type of a device secret at Okta. With it, the value of <c>ds_hash</c> is checked in Okta's way.</summary>
    public const string OktaDeviceSecretType = "urn:x-oath:params:oauth:token-type:device-secret";

    /// <summary>
    /// The family: words of lower-case letters and digits with dots between them. It names what the apps share on a device: a keychain
    /// access group, an Android permission, a folder.
    /// </summary>
    public required string Family { get; init; }

    /// <summary>
    /// The audience of the token exchange (RFC 8693, section 2.1): the issuer in the standard, the authorization server's own audience at
    /// Okta, such as <c>api://default</c>.
    /// </summary>
    public required string Audience { get; init; }

    /// <summary>The token type of a device secret, a URI (<c>actor_token_type</c>). Default: that of the standard.</summary>
    public string DeviceSecretType { get; init; } = StandardDeviceSecretType;
}
