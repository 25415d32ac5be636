using System.Net.Http.Json;

namespace SsoAppNamespace.Tests;

/// <summary>Serves the discovery document of a provider, which is all that a visit of the browser needs.</summary>
internal sealed class FakeProvider(string issuer) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var discovery = new Dictionary<string, string>
        {
            ["issuer"] = issuer,
            ["authorization_endpoint"] = $"{issuer}/authorize",
            ["token_endpoint"] = $"{issuer}/token",
            ["jwks_uri"] = $"{issuer}/keys",
        };
        return Task.FromResult(new HttpResponseMessage { Content = JsonContent.Create(discovery) });
    }
}
