namespace SsoConfig.OktaJson;

/// <summary>What another app of the family answers to. What is wrong in its files is said when that app is built.</summary>
internal sealed record Sibling(string Path, string RedirectScheme, string LogoutScheme, string? ClientId, string IssuerHost)
{
    public bool Has(string scheme) => scheme == RedirectScheme || scheme == LogoutScheme;
}
