using System.Text.Json;

namespace SsoConfig.LocalOrg.Registration;

/// <summary>Reads typed members of a registration request.</summary>
internal sealed class MetadataReader(JsonElement request)
{
    public bool Has(string name) => Find(name) is not null;

    public string? String(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Invalid(name, "a string");

    public bool Boolean(string name) =>
        Find(name) is { } value
        && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Invalid(name, "a Boolean"));

    public IReadOnlyList<string>? Strings(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(static item => item.GetString()!)]
            : throw Invalid(name, "an array of strings");
    }

    // RFC 7591 §2: a null value is the same as an omitted member.
    private JsonElement? Find(string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static RegistrationException Invalid(string name, string type) =>
        new(RegistrationException.InvalidClientMetadata, $"'{name}' must be {type}.");
}
