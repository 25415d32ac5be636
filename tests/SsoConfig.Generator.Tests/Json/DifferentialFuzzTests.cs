using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SsoConfig.Generator.Tests.Json;

/// <summary>
/// The reader and System.Text.Json agree on what is valid and on what it says. <c>SSO_FUZZ_INPUTS</c> sets how many texts are tried (20,000 where
/// it does not), <c>SSO_FUZZ_SEED</c> which: docs/okta-json.md has the command for a long run.
/// </summary>
public sealed class DifferentialFuzzTests
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = JsonParser.MaximumDepth,
    };

    [Fact]
    public void Agrees_with_System_Text_Json()
    {
        var generator = new JsonGenerator(Setting("SSO_FUZZ_SEED", 20261));
        var valid = 0;
        var inputs = Setting("SSO_FUZZ_INPUTS", 20_000);
        for (var i = 0; i < inputs; i++)
        {
            var text = generator.Next();
            var expected = ReadByReference(text);
            valid += expected is null ? 0 : 1;
            Assert.True(expected == ReadByReader(text), $"Input {i}: {JsonText.Quote(text)}\nreference: {expected ?? "not JSON"}\nreader: {ReadByReader(text) ?? "not JSON"}");
        }

        TestContext.Current.SendDiagnosticMessage($"{inputs} inputs, of which {valid} are valid JSON.");
        Assert.InRange(valid, inputs / 5, inputs * 4 / 5);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

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
