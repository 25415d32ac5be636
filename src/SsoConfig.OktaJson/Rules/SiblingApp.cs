namespace SsoConfig.OktaJson.Rules;

/// <summary>What another app of the family receives. What is wrong in its files is reported when that app is built.</summary>
/// <param name="path">Its okta.json.</param>
/// <param name="claims">The schemes and links that it claims.</param>
internal sealed class SiblingApp(string path, string[] claims, string? clientId, string issuerHost)
{
    public string Path => path;

    public string? ClientId => clientId;

    public string IssuerHost => issuerHost;

    public bool HasClaim(string claim) => claim.Length > 0 && Array.IndexOf(claims, claim) >= 0;
}
