using System.Text.Json;

namespace SsoConfig.Protocol;

/// <summary>Reads strings from JSON that a provider wrote; what is not a string counts as absent, and so does text that is not valid Unicode.</summary>
internal static class JsonStrings
{
    public static string? ReadString(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value.AsString() : null;

    /// <summary>The strings of an array, or a single string.</summary>
    public static IReadOnlyList<string> ReadStrings(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(AsString).OfType<string>()]
            : value.AsString() is { } single ? [single] : [];
    }

    public static string? AsString(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escaped surrogate without its other half: JSON allows it, UTF-16 does not.
            return null;
        }
    }
}
