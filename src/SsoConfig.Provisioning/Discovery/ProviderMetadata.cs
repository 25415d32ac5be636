using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Discovery;

/// <summary>A provider's discovery document (OpenID Connect Discovery 1.0, section 3) with the response that it came in.</summary>
/// <param name="Document">Null where the response is no such document.</param>
internal sealed record ProviderMetadata(ProviderResponse Response, JsonObject? Document)
{
    /// <exception cref="ProviderUnreachableException">There was no response.</exception>
    public static async Task<ProviderMetadata> ReadAsync(ProviderHttp http, ProviderSettings provider, CancellationToken cancellationToken)
    {
        var response = await http.GetAsync(provider.DiscoveryAddress, cancellationToken).ConfigureAwait(false);
        return new ProviderMetadata(response, response.IsSuccess ? response.ToObject() : null);
    }

    /// <summary>An endpoint that can be used: absolute, and as protected as the issuer.</summary>
    public Uri? Endpoint(string name) =>
        Uri.TryCreate(Document.Text(name), UriKind.Absolute, out var address)
        && ProviderHttp.IsProtected(address)
        && (address.Scheme == Response.Address.Scheme || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;
}
