using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;

namespace SsoConfig.Provisioning.OktaJsonEditing;

/// <summary>Which piece of a file becomes which text, so that the file as a whole has the client id.</summary>
/// <param name="Range">What is replaced; empty where something is only added.</param>
internal readonly record struct ClientIdEdit(TextRange Range, string Replacement)
{
    public static ClientIdEdit Find(string text, string clientId)
    {
        if (JsonParser.Parse(text) is not { Problems.Count: 0, Root: JsonObject root })
        {
            throw new ProvisioningException("The file is not an okta.json that can be read.");
        }

        // The spelling that is there stays: the same key twice would be an error (SSO003).
        return FindMember(root) is { } member
            ? new ClientIdEdit(member.Value.Range, JsonText.Quote(clientId))
            : Insertion(text, root, $"{JsonText.Quote(OktaKeys.ClientId)}: {JsonText.Quote(clientId)}");
    }

    private static JsonMember? FindMember(JsonObject source) =>
        source.Members.FirstOrDefault(static member => OktaKeys.Find(member.Key.Value)?.Key == OktaKey.ClientId)
        ?? source
            .Members.Where(static member => member.Key.Value == OktaKeys.XamarinWrapper)
            .Select(static member => member.Value)
            .OfType<JsonObject>()
            .Select(FindMember)
            .FirstOrDefault();

    private static ClientIdEdit Insertion(string text, JsonObject root, string member)
    {
        if (root.Members.Count == 0)
        {
            return Add(root.Range.Start + 1, $" {member} ");
        }

        var first = root.Members[0];
        if (first.Key.Value != "$schema")
        {
            var space = WhiteSpaceBefore(text, first);
            return Add(space.Contains('\n') ? EndOfLine(text, root.Range.Start + 1) : root.Range.Start + 1, $"{space}{member},");
        }

        // After "$schema", which editors expect first: after its comma, or with a comma of our own where it is the last member.
        var comma = CommaAfter(text, first, root);
        return comma is null
            ? Add(first.Value.Range.End, $",{WhiteSpaceBefore(text, first)}{member}")
            : Add(
                WhiteSpaceBefore(text, first).Contains('\n') ? EndOfLine(text, comma.Value + 1) : comma.Value + 1,
                $"{WhiteSpaceBefore(text, first)}{member}{(root.Members.Count > 1 ? "," : "")}"
            );
    }

    private static ClientIdEdit Add(int at, string text) => new(new TextRange(at, 0), text);

    /// <summary>The line break and the indentation that a member has before it; one blank where all is on one line.</summary>
    private static string WhiteSpaceBefore(string text, JsonMember member)
    {
        var start = member.Key.Range.Start;
        var indent = start;
        while (indent > 0 && text[indent - 1] is ' ' or '\t')
        {
            indent--;
        }

        return indent > 0 && text[indent - 1] == '\n'
            ? text[(indent > 1 && text[indent - 2] == '\r' ? indent - 2 : indent - 1)..start]
            : " ";
    }

    /// <summary>After a comment on the same line, which so stays with its subject.</summary>
    private static int EndOfLine(string text, int from)
    {
        var end = from;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        if (text.AsSpan(end).StartsWith("/*"))
        {
            return EndOfLine(text, text.IndexOf("*/", end + 2, StringComparison.Ordinal) + 2);
        }

        if (!text.AsSpan(end).StartsWith("//"))
        {
            return from;
        }

        var lineBreak = text.IndexOfAny(['\r', '\n'], end);
        return lineBreak < 0 ? text.Length : lineBreak;
    }

    private static int? CommaAfter(string text, JsonMember member, JsonObject root)
    {
        var end = root.Members.Count > 1 ? root.Members[1].Key.Range.Start : root.Close.Start;
        for (var i = member.Value.Range.End; i < end; i++)
        {
            if (text[i] == ',')
            {
                return i;
            }

            // A comma in a comment separates nothing.
            if (text.AsSpan(i).StartsWith("//"))
            {
                i = text.IndexOf('\n', i);
            }
            else if (text.AsSpan(i).StartsWith("/*"))
            {
                i = text.IndexOf("*/", i + 2, StringComparison.Ordinal) + 1;
            }
        }

        return null;
    }
}
