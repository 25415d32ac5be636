namespace SsoConfig.LocalOrg.Routes;

/// <summary>The paths below the issuer. Those of protocol endpoints are the same as on an Okta authorization server.</summary>
internal static class ProviderPaths
{
    public const string Discovery = ".well-known/openid-configuration";
    public const string Keys = "v1/keys";
    public const string Authorize = "v1/authorize";
    public const string PushedAuthorization = "v1/par";
    public const string Token = "v1/token";
    public const string UserInfo = "v1/userinfo";
    public const string Revoke = "v1/revoke";
    public const string Introspect = "v1/introspect";
    public const string EndSession = "v1/logout";
    public const string Register = "v1/clients";
    public const string SignIn = "sign-in";
    public const string Consent = "consent";
    public const string SignOut = "sign-out";
    public const string SignedOut = "signed-out";

    public static OrgEndpoint? EndpointAt(PathString path) =>
        path.Value?.TrimStart('/') switch
        {
            Discovery => OrgEndpoint.Discovery,
            Keys => OrgEndpoint.Keys,
            Authorize => OrgEndpoint.Authorize,
            Token => OrgEndpoint.Token,
            UserInfo => OrgEndpoint.UserInfo,
            Revoke => OrgEndpoint.Revoke,
            Introspect => OrgEndpoint.Introspect,
            EndSession => OrgEndpoint.EndSession,
            Register => OrgEndpoint.Register,
            { } management when management.StartsWith(Register + '/', StringComparison.Ordinal) => OrgEndpoint.Register,
            _ => null,
        };
}
