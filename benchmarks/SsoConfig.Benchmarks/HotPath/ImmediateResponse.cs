using System.Net;

namespace SsoConfig.Benchmarks.HotPath;

/// <summary>A resource server in this process; its <c>Vary</c> tells the scheme of a request that had a proof.</summary>
internal sealed class ImmediateResponse : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
        if (request.Headers.Contains("DPoP"))
        {
            response.Headers.Vary.Add(request.Headers.Authorization!.Scheme);
        }

        return Task.FromResult(response);
    }
}
