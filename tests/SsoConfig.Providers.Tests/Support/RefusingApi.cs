using System.Net;
using System.Net.Http.Headers;

namespace SsoConfig.Providers.Tests.Support;

/// <summary>An API that says of the first token that it is invalid (RFC 6750, section 3.1) and accepts the next.</summary>
internal sealed class RefusingApi : HttpMessageHandler
{
    public static readonly Uri Origin = new("https://api.example.com/");
    private bool _hasRefused;

    public string? AcceptedToken { get; private set; }

    /// <summary>The public way to a refresh that does not wait for an expiry: an API that refuses the token.</summary>
    public static async Task<string> RenewTokenAsync(SsoClient client, CancellationToken cancellationToken)
    {
        using var api = new RefusingApi();
        using var http = new HttpClient(new SsoAccessTokenHandler(client, Origin) { InnerHandler = api });
        (await http.GetAsync(Origin, cancellationToken)).EnsureSuccessStatusCode();
        return api.AcceptedToken!;
    }

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
