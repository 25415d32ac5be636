using System.Net;

namespace SsoConfig.Testing;

/// <summary>A resource that responds with 401 to every second request, so that the token is refreshed and taken then.</summary>
internal sealed class RefusesOnce : HttpMessageHandler
{
    private bool _refused;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _refused = !_refused;
        return Task.FromResult(
            new HttpResponseMessage(_refused ? HttpStatusCode.Unauthorized : HttpStatusCode.OK) { RequestMessage = request }
        );
    }
}
