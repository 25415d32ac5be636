namespace SsoConfig.OktaJson.Reading;

/// <summary>What a key means, however it is spelled.</summary>
internal enum OktaKey
{
    Issuer,
    AuthorizationServerId,
    ClientId,
    RedirectUri,
    LogoutRedirectUri,
    Scopes,
    TrustedAudiences,
    Settings,
    Platform,

    /// <summary>A parameter of one authorization request.</summary>
    PerCall,

    /// <summary>A key of one of Okta's files that has no effect here.</summary>
    WithoutEffect,
}
