using SsoConfig.OktaJson.Json;

namespace SsoConfig.Provisioning.Links;

/// <summary>Adds a value to a JSON text, in the layout that its neighbours have, and changes nothing else in it.</summary>
/// <param name="At">Where it is added.</param>
/// <param name="Text">What is added, with its comma and white space.</param>
internal readonly record struct JsonInsertion(int At, string Text)
{
    public static JsonInsertion Append(string text, JsonArray array, Func<string, string> write) =>
        array.Items.Count == 0
            ? new JsonInsertion(array.Range.Start + 1, write(string.Empty))
            : After(text, array.Items[^1].Range.Start, array.Items[^1].Range.End, write);

    public static JsonInsertion Append(string text, JsonObject parent, Func<string, string> write) =>
        parent.Members.Count == 0
            ? new JsonInsertion(parent.Range.Start + 1, $" {write(string.Empty)} ")
            : After(text, parent.Members[^1].Key.Range.Start, parent.Members[^1].Value.Range.End, write);

    private static JsonInsertion After(string text, int start, int end, Func<string, string> write)
    {
        var space = start;
        while (space > 0 && char.IsWhiteSpace(text[space - 1]))
        {
            space--;
        }

        var before = text[space..start];
        return new JsonInsertion(end, $",{(before.Length == 0 ? " " : before)}{write(LineBreakOf(before))}");
    }

    /// <summary>The line break and indentation of a value; empty for one that shares its line with others.</summary>
    private static string LineBreakOf(string before)
    {
        var last = before.LastIndexOf('\n');
        return last < 0 ? string.Empty : before[(last > 0 && before[last - 1] == '\r' ? last - 1 : last)..];
    }
}
