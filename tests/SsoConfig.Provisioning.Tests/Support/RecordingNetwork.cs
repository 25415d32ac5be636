using System.Net;

namespace SsoConfig.Provisioning.Tests.Support;

/// <summary>Every host of the internet, with nothing on it: keeps who was sent a credential.</summary>
internal sealed class RecordingNetwork : HttpMessageHandler
{
    public List<string> HostsWithCredential { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is not null)
        {
            HostsWithCredential.Add(request.RequestUri!.Authority);
        }

        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
