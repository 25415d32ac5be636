using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SsoConfig.Provisioning.Http;

/// <summary>A response as it came, with its body in memory.</summary>
/// <param name="Address">What was asked.</param>
/// <param name="Headers">By name, without regard to case; a header that came more than once has several values.</param>
internal sealed record ProviderResponse(
    Uri Address,
    HttpStatusCode Status,
    ILookup<string, string> Headers,
    string ContentType,
    string Body
)
{
    // The same member twice is read in two ways by two readers.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsRedirect => (int)Status is >= 300 and < 400;

    /// <summary>Where a redirect leads, as it is written; null where the response is not a redirect.</summary>
    public string? Location => IsRedirect ? Headers["Location"].FirstOrDefault() : null;

    /// <summary>The server's clock.</summary>
    public DateTimeOffset? Date => DateTimeOffset.TryParse(Headers["Date"].FirstOrDefault(), out var date) ? date : null;

    public static ProviderResponse Create(Uri address, HttpResponseMessage response, byte[] body) =>
        new(
            address,
            response.StatusCode,
            response
                .Headers.Concat(response.Content.Headers)
                .SelectMany(static header => header.Value, static (header, value) => (header.Key, value))
                .ToLookup(static header => header.Key, static header => header.value, StringComparer.OrdinalIgnoreCase),
            response.Content.Headers.ContentType?.MediaType ?? string.Empty,
            Encoding.UTF8.GetString(body)
        );

    /// <summary>The body as an object; null where it is something else.</summary>
    public JsonObject? ToObject() => Parse() as JsonObject;

    /// <summary>The objects of a body that is an array; null where it is something else.</summary>
    public IReadOnlyList<JsonObject>? ToObjects() =>
        Parse() is JsonArray array && array.All(static item => item is JsonObject) ? [.. array.Cast<JsonObject>()] : null;

    private JsonNode? Parse()
    {
        try
        {
            return JsonNode.Parse(Body, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
