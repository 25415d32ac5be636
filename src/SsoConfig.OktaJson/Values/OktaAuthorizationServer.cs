namespace SsoConfig.OktaJson.Values;

/// <summary>What the issuer says about the authorization server of an Okta org that it names.</summary>
internal static class OktaAuthorizationServer
{
    private const string CustomServers = "/oauth2/";

    /// <summary>Whether it is the org's own server, which has no id in its path.</summary>
    public static bool IsOrg(string issuer) => issuer.Length > 0 && FindId(issuer).Length == 0;

    /// <summary>The audience of the server that every org has; that of each other server was chosen by an administrator.</summary>
    public static string FindAudience(string issuer) => FindId(issuer) == "default" ? "api://default" : string.Empty;

    private static string FindId(string issuer)
    {
        var start = issuer.IndexOf(CustomServers, StringComparison.Ordinal);
        return start < 0 ? string.Empty : issuer.Substring(start + CustomServers.Length).TrimEnd('/');
    }
}
