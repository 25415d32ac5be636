using System.Text.Json.Serialization;

namespace SsoConfig.Storage;

/// <summary>An access token for another resource or other scopes than those of the sign-in that it belongs to.</summary>
internal sealed record StoredApiToken : StoredAccessToken
{
    [JsonPropertyName("resource")]
    public string? Resource { get; init; }

    [JsonPropertyName("scope")]
    public string? Scopes { get; init; }
}
