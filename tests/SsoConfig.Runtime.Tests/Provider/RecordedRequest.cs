using System.Net.Http.Headers;

namespace SsoConfig.Tests.Provider;

/// <summary>A request as it came over the wire.</summary>
internal sealed record RecordedRequest(HttpMethod Method, Uri Uri, HttpRequestHeaders Headers, string? ContentType, string Body)
{
    public string Endpoint => Uri.AbsolutePath;

    public IReadOnlyDictionary<string, string> Form { get; } = Query.Parse(Body);
}
