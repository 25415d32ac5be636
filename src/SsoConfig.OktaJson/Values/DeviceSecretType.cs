namespace SsoConfig.OktaJson.Values;

/// <summary>The token type of a device secret (<c>actor_token_type</c>), by a short name or as the URI that is sent.</summary>
internal static class DeviceSecretType
{
    public const string StandardName = "standard";
    public const string OktaName = "okta";

    /// <summary>OpenID Connect Native SSO for Mobile Apps 1.0, section 4.</summary>
    public const string Standard = "urn:openid:params:token-type:device-secret";

    /// <seealso href="https://developer.okta.com/docs/guides/configure-native-sso/"/>
    public const string Okta = "urn:x-oath:params:oauth:token-type:device-secret";

    /// <summary>A token type is a URI (RFC 8693, section 3).</summary>
    public static bool IsValid(string text) => text is StandardName or OktaName || UriScheme.From(text).Length > 0;

    public static string Parse(string text) =>
        text switch
        {
            StandardName => Standard,
            OktaName => Okta,
            _ => text,
        };
}
