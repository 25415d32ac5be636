using SsoConfig.Protocol;
using SsoConfig.Provisioning.Http;

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

    /// <summary>
    /// Whether the app would read it, and so the tool does: a program of this machine is asked only where the issuer is one too.
    /// </summary>
    public bool IsDiscoveryProtected => SecureTransport.IsUsedBy(DiscoveryAddress.AbsoluteUri, Issuer);

    /// <summary>Who is asked: the issuer's host, and with it the one that responds in its place.</summary>
    public string Host =>
        new Uri(Issuer) is var issuer && Origin.Of(issuer) == Origin.Of(DiscoveryAddress)
            ? issuer.Authority
            : $"{issuer.Authority} (as {Origin.HostOf(DiscoveryAddress)} describes it)";

    /// <summary>The issuer that the discovery document must state.</summary>
    public string StatedIssuer => IssuerTemplate ?? Issuer;

    /// <summary>What to correct where there is no discovery document.</summary>
    public string AddressKey => MetadataAddress is null ? "issuer" : "metadataAddress";
}
