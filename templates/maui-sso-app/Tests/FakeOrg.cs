using System.Net.Http.Json;

namespace SsoAppNamespace.Tests;

/// <summary>The part of an org that a browser visit needs: it says where its pages are.</summary>
internal sealed class FakeOrg(string issuer) : HttpMessageHandler
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
