namespace SsoConfig.OktaJson.Reading;

/// <summary>What a key means, however it is spelled.</summary>
internal enum OktaKey
{
    Issuer,
    AuthorizationServerId,
    ClientId,
    RedirectUri,
    LogoutRedirectUri,

    /// <summary>The redirect URI on Apple versions that return no https link to an app.</summary>
    FallbackRedirectUri,
    FallbackLogoutRedirectUri,
    Scopes,
    TrustedAudiences,

    /// <summary>Where the discovery document is, if not at the issuer.</summary>
    MetadataAddress,
    IssuerTemplate,
    AllowedTenants,
    EndSessionEndpoint,
    LogoutRedirectParameter,

    /// <summary>Whether Native SSO is used.</summary>
    NativeSso,
    NativeSsoFamily,
    NativeSsoAudience,
    NativeSsoDeviceSecretType,

    /// <summary>Further parameters of every authorization request.</summary>
    Parameters,

    /// <summary>Whether tokens are bound to a key of the device (RFC 9449).</summary>
    DPoP,
    Settings,
    Platform,

    /// <summary>A parameter of requests, written as if it were a key of the app.</summary>
    PerCall,

    /// <summary>A key of one of Okta's files that has no effect here.</summary>
    WithoutEffect,
}
