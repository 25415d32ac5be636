using System.Net.Http.Headers;

namespace SsoConfig.Tests.Provider;

/// <summary>A request as it came over the wire.</summary>
internal sealed record RecordedRequest(HttpMethod Method, Uri Uri, HttpRequestHeaders Headers, string? ContentType, string Body)
{
    public string Endpoint => Uri.AbsolutePath;

    public IReadOnlyDictionary<string, string> Form { get; } = Query.Parse(Body);

    /// <summary>The proof, read when the request came: the headers are the client's, which takes it away again.</summary>
    public ReceivedProof? Proof { get; } = ReceivedProof.From(Headers);
}
