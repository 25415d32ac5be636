using System.Text.Json;
using SsoConfig.Http;

namespace SsoConfig.Protocol;

/// <summary>Claims in the types of OpenID Connect Core 1.0, section 5.1; one of another type is absent.</summary>
internal static class ClaimValues
{
    public static string? ReadString(this IReadOnlyDictionary<string, JsonElement> claims, string name) =>
        claims.TryGetValue(name, out var value) ? value.AsString() : null;

    /// <summary>Some providers write the two verification claims as strings (Apple, Cognito).</summary>
    public static bool? ReadBoolean(this IReadOnlyDictionary<string, JsonElement> claims, string name) =>
        !claims.TryGetValue(name, out var value) ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : value.AsString() switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        };

    /// <summary>Seconds since 1970; a date beyond the calendar is absent.</summary>
    public static DateTimeOffset? ReadTime(this IReadOnlyDictionary<string, JsonElement> claims, string name) =>
        claims.TryGetValue(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
        && seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds()
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    public static SsoAddress? ReadAddress(this IReadOnlyDictionary<string, JsonElement> claims, string name) =>
        claims.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? new SsoAddress
            {
                Formatted = value.ReadString("formatted"),
                StreetAddress = value.ReadString("street_address"),
                Locality = value.ReadString("locality"),
                Region = value.ReadString("region"),
                PostalCode = value.ReadString("postal_code"),
                Country = value.ReadString("country"),
            }
            : null;
}
