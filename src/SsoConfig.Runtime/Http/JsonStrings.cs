using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SsoConfig.Http;

/// <summary>
/// Reads strings from JSON that a provider wrote; what is not a string counts as absent, and so does text that is not valid Unicode.
/// </summary>
internal static class JsonStrings
{
    public static string? ReadString(this JsonElement json, string name) => json.TryFind(name, out var value) ? value.AsString() : null;

    /// <summary>The strings of an array, or a single string.</summary>
    public static IReadOnlyList<string> ReadStrings(this JsonElement json, string name)
    {
        if (!json.TryFind(name, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(AsString).OfType<string>()]
            : value.AsString() is { } single ? [single]
            : [];
    }

    /// <summary>A member of an object, the last one of that name. The names of the others may be anything.</summary>
    public static bool TryFind(this JsonElement json, string name, out JsonElement value)
    {
        value = default;
        if (json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        try
        {
            return json.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // A name with an escaped surrogate without its other half, which cannot be compared as text.
            return TryFindByBytes(json, Encoding.UTF8.GetBytes(name), out value);
        }
    }

    private static bool TryFindByBytes(JsonElement json, byte[] name, out JsonElement value)
    {
        value = default;
        var isFound = false;
        foreach (var member in json.EnumerateObject())
        {
            if (JsonMarshal.GetRawUtf8PropertyName(member).SequenceEqual(name))
            {
                value = member.Value;
                isFound = true;
            }
        }

        return isFound;
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
