namespace SsoConfig.Provisioning.Discovery;

/// <summary>Which provider an app signs in at, as its okta.json says.</summary>
/// <param name="Issuer">The issuer.</param>
internal sealed record ProviderSettings(string Issuer)
{
    /// <summary>Where the discovery document is, if not at the issuer.</summary>
    public string? MetadataAddress { get; init; }

    /// <summary>The issuer of each tenant, for a provider with several.</summary>
    public string? IssuerTemplate { get; init; }

    public Uri DiscoveryAddress => new(MetadataAddress ?? $"{Issuer.TrimEnd('/')}/.well-known/openid-configuration");

    /// <summary>The issuer that the discovery document must state.</summary>
    public string StatedIssuer => IssuerTemplate ?? Issuer;

    /// <summary>What to correct where there is no discovery document.</summary>
    public string AddressKey => MetadataAddress is null ? "issuer" : "metadataAddress";
}
