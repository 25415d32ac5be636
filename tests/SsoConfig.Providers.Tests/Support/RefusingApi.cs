using System.Net;
using System.Net.Http.Headers;

namespace SsoConfig.Providers.Tests.Support;

/// <summary>An API that says of the first token that it is invalid (RFC 6750, section 3.1) and accepts the next.</summary>
internal sealed class RefusingApi : HttpMessageHandler
{
    public static readonly Uri Origin = new("https://api.example.com/");
    private bool _hasRefused;

    public string? AcceptedToken { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!_hasRefused)
        {
            _hasRefused = true;
            var refusal = new HttpResponseMessage(HttpStatusCode.Unauthorized) { RequestMessage = request };
            refusal.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", "error=\"invalid_token\""));
            return Task.FromResult(refusal);
        }

        AcceptedToken = request.Headers.Authorization?.Parameter;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request });
    }
}
