using System.Globalization;

namespace SsoConfig.OktaJson;

/// <summary>Finds the C# type of a setting.</summary>
internal static class SettingValueReader
{
    /// <summary>A value or list, or what is wrong with it. No items and no problem: unreadable, and reported already.</summary>
    internal sealed record Result(bool IsList, SettingType Type, IReadOnlyList<SettingScalar> Items, string? Problem);

    private static readonly Result Unreadable = new(IsList: false, SettingType.Text, [], null);

    public static Result Read(JsonNode node) => node switch
    {
        JsonArray array => ReadList(array),
        JsonInvalid or JsonObject => Unreadable,
        _ => ReadScalar(node) is { } scalar ? new(IsList: false, scalar.Type, [scalar], null) : Refuse(ProblemOf(node)),
    };

    /// <summary>The type for a comparison between layers, or null where there is none.</summary>
    public static string? Describe(JsonNode node) => node switch
    {
        JsonObject => "an object",
        JsonArray => "an array",
        JsonBoolean => "true or false",
        JsonString => "a text",
        JsonNumber => "a number",
        _ => null,
    };

    private static Result ReadList(JsonArray array)
    {
        if (array.Items.Any(static item => item is JsonInvalid))
        {
            return Unreadable;
        }

        var scalars = array.Items.Select(ReadScalar).ToList();
        var unusable = scalars.IndexOf(null);
        if (unusable >= 0)
        {
            return Refuse(ProblemOf(array.Items[unusable]));
        }

        var items = scalars.OfType<SettingScalar>().ToList();
        var types = items.Select(static item => item.Type).Distinct().ToList();
        return types.Count switch
        {
            0 => new(IsList: true, SettingType.Text, items, null),
            1 => new(IsList: true, types[0], items, null),
            _ when types.TrueForAll(IsNumber) => new(IsList: true, types.Max(), items, null),
            _ => Refuse("an array has values of one type only"),
        };
    }

    private static Result Refuse(string problem) => Unreadable with { Problem = problem };

    private static bool IsNumber(SettingType type) => type is SettingType.Int32 or SettingType.Int64 or SettingType.Double;

    private static string ProblemOf(JsonNode node) => node switch
    {
        JsonNull => "null has no type, so leave the key out",
        JsonNumber number => $"{number.Text} is too large for a number in C#, so write it as a text",
        _ => "an array holds texts, numbers, or true and false, so use an object with a name for each item",
    };

    private static SettingScalar? ReadScalar(JsonNode node) => node switch
    {
        JsonString text => new(SettingType.Text, text.Value),
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
}
