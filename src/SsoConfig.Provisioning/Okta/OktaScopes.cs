namespace SsoConfig.Provisioning.Okta;

/// <summary>The scopes that access tokens need for the management API.</summary>
internal static class OktaScopes
{
    public const string ManageApps = "okta.apps.manage";
    public const string ReadApps = "okta.apps.read";
    public const string ReadGroups = "okta.groups.read";
    public const string ReadPolicies = "okta.policies.read";
    public const string ManagePolicies = "okta.policies.manage";
    public const string ReadAuthorizationServers = "okta.authorizationServers.read";
}
