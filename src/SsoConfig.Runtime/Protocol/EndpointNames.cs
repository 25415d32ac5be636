namespace SsoConfig.Protocol;

/// <summary>The endpoints by their names in a discovery document (OpenID Connect Discovery 1.0, section 3; RFC 8414, section 2).</summary>
internal static class EndpointNames
{
    public const string Authorization = "authorization_endpoint";
    public const string Token = "token_endpoint";
    public const string KeySet = "jwks_uri";
    public const string PushedAuthorization = "pushed_authorization_request_endpoint";
    public const string UserInfo = "userinfo_endpoint";
    public const string Revocation = "revocation_endpoint";
    public const string EndSession = "end_session_endpoint";
}
