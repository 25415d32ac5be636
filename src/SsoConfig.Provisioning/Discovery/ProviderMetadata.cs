using System.Text.Json.Nodes;
using SsoConfig.Protocol;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Discovery;

/// <summary>A provider's discovery document (OpenID Connect Discovery 1.0, section 3) with the response that it came in.</summary>
/// <param name="Issuer">The issuer in okta.json.</param>
/// <param name="Document">Null where the response is no such document.</param>
internal sealed record ProviderMetadata(string Issuer, ProviderResponse Response, JsonObject? Document)
{
    /// <exception cref="ProviderUnreachableException">There was no response.</exception>
    /// <exception cref="ProvisioningException">The app would not read it at that address.</exception>
    public static async Task<ProviderMetadata> ReadAsync(ProviderHttp http, ProviderSettings provider, CancellationToken cancellationToken)
    {
        if (!provider.IsDiscoveryProtected)
        {
            throw new ProvisioningException(
                $"\"{provider.AddressKey}\" is '{Printable.From(provider.DiscoveryAddress.GetLeftPart(UriPartial.Path))}', which is not an "
                    + "https address as the issuer is, so nothing was sent there."
            );
        }

        var response = await http.GetAsync(provider.DiscoveryAddress, cancellationToken).ConfigureAwait(false);
        return new ProviderMetadata(provider.Issuer, response, response.IsSuccess ? response.ToObject() : null);
    }

    /// <summary>An endpoint that can be used: absolute, and as protected as the issuer.</summary>
    public Uri? Endpoint(string name) =>
        Uri.TryCreate(Document.Text(name), UriKind.Absolute, out var address)
        && ProviderHttp.IsProtected(address)
        && SecureTransport.IsUsedBy(address.AbsoluteUri, Issuer)
            ? address
            : null;
}
