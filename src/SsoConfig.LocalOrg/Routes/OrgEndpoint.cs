namespace SsoConfig.LocalOrg.Routes;

/// <summary>The protocol endpoints.</summary>
internal enum OrgEndpoint
{
    Discovery,
    Keys,
    Authorize,
    Token,
    UserInfo,
    Revoke,
    Introspect,
    EndSession,
    Register,
}
