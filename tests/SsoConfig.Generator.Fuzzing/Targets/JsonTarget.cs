using System.Text;
using SsoConfig.Eng.Fuzzing;
using SsoConfig.Generator.Fuzzing.Json;

namespace SsoConfig.Generator.Fuzzing.Targets;

/// <summary>The reader: agrees with System.Text.Json, and every node and problem lies in the text.</summary>
internal static class JsonTarget
{
    public static void Try(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var readings = JsonReadings.Of(text);
        Promise.Holds(readings.Agree, $"The reader and System.Text.Json agree.\n{readings}");

        var result = JsonParser.Parse(text);
        foreach (var problem in result.Problems)
        {
            Promise.Holds(IsIn(problem.Range, new TextRange(0, text.Length)), $"A problem lies in the text: {problem}");
        }

        CheckRanges(result.Root, new TextRange(0, text.Length));
    }

    private static void CheckRanges(JsonNode node, TextRange outer)
    {
        Promise.Holds(IsIn(node.Range, outer), $"A value lies in what holds it: {node.Range} in {outer}");
        switch (node)
        {
            case JsonArray array:
                array.Items.ToList().ForEach(item => CheckRanges(item, node.Range));
                break;
            case JsonObject found:
                found.Members.ToList().ForEach(member => CheckRanges(member.Value, node.Range));
                break;
            default:
                break;
        }
    }

    private static bool IsIn(TextRange inner, TextRange outer) => inner.Length >= 0 && inner.Start >= outer.Start && inner.End <= outer.End;
}
