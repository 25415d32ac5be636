using System.Net;
using System.Net.Http.Headers;

namespace SsoConfig.Tests.Support;

/// <summary>A resource server that notes what it gets, and responds with 200 unless it is told otherwise.</summary>
internal sealed class ResourceServer(params HttpStatusCode[] statuses) : HttpMessageHandler
{
    private readonly Queue<HttpStatusCode> _statuses = new(statuses);
    private readonly Lock _gate = new();

    public List<AuthenticationHeaderValue?> Authorizations { get; } = [];

    public List<string> Bodies { get; } = [];

    public Func<HttpRequestMessage, bool> Refuses { get; set; } = static _ => false;

    /// <summary>The <c>WWW-Authenticate</c> header of its 401.</summary>
    public string? Challenge { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (_gate)
        {
            Authorizations.Add(request.Headers.Authorization);
            Bodies.Add(body);
            var status =
                Refuses(request) ? HttpStatusCode.Unauthorized
                : _statuses.TryDequeue(out var next) ? next
                : HttpStatusCode.OK;
            var response = new HttpResponseMessage(status) { RequestMessage = request };
            if (status == HttpStatusCode.Unauthorized && Challenge is not null)
            {
                response.Headers.TryAddWithoutValidation("WWW-Authenticate", Challenge);
            }

            return response;
        }
    }
}
