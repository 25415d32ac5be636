using System.Text;
using System.Text.Json;

namespace SsoConfig.Generator.Fuzzing.Json;

/// <summary>
/// What System.Text.Json and our reader make of one text, in a form in which equal values are equal texts; null is not JSON.
/// </summary>
internal sealed record JsonReadings(string? Reference, string? Reader)
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = JsonParser.MaximumDepth,
    };

    public bool IsValid => Reference is not null;

    public bool Agree => Reference == Reader;

    public static JsonReadings Of(string text) => new(ReadByReference(text), ReadByReader(text));

    public override string ToString() => $"reference: {Reference ?? "not JSON"}\nreader: {Reader ?? "not JSON"}";

    private static string? ReadByReader(string text)
    {
        var result = JsonParser.Parse(text);
        if (result.Problems.Count > 0)
        {
            return null;
        }

        var canonical = new StringBuilder();
        Append(canonical, result.Root);
        return canonical.ToString();
    }

    private static void Append(StringBuilder canonical, JsonNode node)
    {
        switch (node)
        {
            case JsonObject found:
                canonical.Append('{');
                foreach (var member in found.Members)
                {
                    canonical.Append(JsonText.Quote(member.Key.Value)).Append(':');
                    Append(canonical, member.Value);
                }

                canonical.Append('}');
                break;
            case JsonArray found:
                canonical.Append('[');
                foreach (var item in found.Items)
                {
                    Append(canonical, item);
                }

                canonical.Append(']');
                break;
            case JsonString found:
                canonical.Append(JsonText.Quote(found.Value));
                break;
            case JsonNumber found:
                canonical.Append(found.Text).Append(' ');
                break;
            default:
                canonical.Append(node.Kind).Append(' ');
                break;
        }
    }

    private static string? ReadByReference(string text)
    {
        try
        {
            // A byte order mark belongs to the encoding; the reader skips it, System.Text.Json leaves that to its caller.
            using var document = JsonDocument.Parse(text.StartsWith('\uFEFF') ? text[1..] : text, Lenient);
            var canonical = new StringBuilder();
            Append(canonical, document.RootElement);
            return canonical.ToString();
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException)
        {
            // The last two: half of a surrogate pair, in the text itself or as an escape.
            return null;
        }
    }

    private static void Append(StringBuilder canonical, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                canonical.Append('{');
                foreach (var member in element.EnumerateObject())
                {
                    canonical.Append(JsonText.Quote(member.Name)).Append(':');
                    Append(canonical, member.Value);
                }

                canonical.Append('}');
                break;
            case JsonValueKind.Array:
                canonical.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    Append(canonical, item);
                }

                canonical.Append(']');
                break;
            case JsonValueKind.String:
                canonical.Append(JsonText.Quote(element.GetString()!));
                break;
            default:
                canonical.Append(element.GetRawText()).Append(' ');
                break;
        }
    }
}
