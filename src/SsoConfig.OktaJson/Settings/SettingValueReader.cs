using System.Globalization;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Model;

namespace SsoConfig.OktaJson.Settings;

/// <summary>Finds the C# type of a setting.</summary>
internal static class SettingValueReader
{
    private static readonly Result Unreadable = new(isList: false, SettingType.String, [], null);

    public static Result Read(JsonNode node) =>
        node switch
        {
            JsonArray array => ReadList(array),
            JsonInvalid or JsonObject => Unreadable,
            _ => ReadScalar(node) is { } scalar ? new Result(isList: false, scalar.Type, [scalar], null) : Refuse(ProblemOf(node)),
        };

    /// <summary>The type for a comparison between layers, or null where there is none.</summary>
    public static string? Describe(JsonNode node) =>
        node switch
        {
            JsonObject => "an object",
            JsonArray => "an array",
            JsonBoolean => "true or false",
            JsonString => "a string",
            JsonNumber => "a number",
            _ => null,
        };

    private static Result ReadList(JsonArray array)
    {
        var items = new List<SettingScalar>(array.Items.Count);
        JsonNode? unusable = null;
        foreach (var node in array.Items)
        {
            if (node is JsonInvalid)
            {
                return Unreadable;
            }

            if (ReadScalar(node) is { } scalar)
            {
                items.Add(scalar);
            }
            else
            {
                unusable ??= node;
            }
        }

        return unusable is not null ? Refuse(ProblemOf(unusable)) : CreateList(items);
    }

    private static Result CreateList(List<SettingScalar> items)
    {
        var type = items.Count == 0 ? SettingType.String : items[0].Type;
        foreach (var item in items)
        {
            if (item.Type != type)
            {
                if (!IsNumber(item.Type) || !IsNumber(type))
                {
                    return Refuse("an array has values of one type only");
                }

                type = item.Type > type ? item.Type : type;
            }
        }

        return new Result(isList: true, type, items, null);
    }

    private static Result Refuse(string problem) => new(isList: false, SettingType.String, [], problem);

    private static bool IsNumber(SettingType type) => type is SettingType.Int32 or SettingType.Int64 or SettingType.Double;

    private static string ProblemOf(JsonNode node) =>
        node switch
        {
            JsonNull => "null has no type, so leave the key out",
            JsonNumber number => $"{number.Text} is too large for a number in C#, so write it as a string",
            _ => "an array holds strings, numbers, or true and false, so use an object with a name for each item",
        };

    private static SettingScalar? ReadScalar(JsonNode node) =>
        node switch
        {
            JsonString text => new(SettingType.String, text.Value),
            JsonBoolean boolean => new(SettingType.Boolean, boolean.Value ? "true" : "false"),
            JsonNumber number => ReadNumber(number.Text),
            _ => null,
        };

    private static SettingScalar? ReadNumber(string text)
    {
        if (text.IndexOfAny(['.', 'e', 'E']) < 0 && text != "-0")
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? new(whole is >= int.MinValue and <= int.MaxValue ? SettingType.Int32 : SettingType.Int64, text)
                : null;
        }

        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isNumber && !double.IsInfinity(number) ? new(SettingType.Double, text) : null;
    }

    /// <summary>A value or list, or what is wrong with it. No items and no problem: unreadable, and reported already.</summary>
    internal sealed class Result(bool isList, SettingType type, List<SettingScalar> items, string? problem)
    {
        public bool IsList => isList;

        public SettingType Type => type;

        public List<SettingScalar> Items => items;

        public string? Problem => problem;
    }
}
