namespace SsoConfig.OktaJson.Rules;

/// <summary>What another app of the family receives. What is wrong in its files is reported when that app is built.</summary>
/// <param name="path">Its okta.json.</param>
internal sealed class SiblingApp(string path, string redirectScheme, string logoutScheme, string? clientId, string issuerHost)
{
    public string Path => path;

    public string? ClientId => clientId;

    public string IssuerHost => issuerHost;

    public bool HasScheme(string scheme) => scheme.Length > 0 && (scheme == redirectScheme || scheme == logoutScheme);
}
