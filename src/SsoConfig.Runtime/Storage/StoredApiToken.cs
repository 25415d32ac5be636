using System.Text.Json.Serialization;

namespace SsoConfig.Storage;

/// <summary>An access token for another resource or other scopes than those of the sign-in that it belongs to.</summary>
internal sealed record StoredApiToken
{
    [JsonPropertyName("resource")]
    public string? Resource { get; init; }

    [JsonPropertyName("scope")]
    public string? Scopes { get; init; }

    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("obtained_at")]
    public required DateTimeOffset ObtainedAt { get; init; }

    [JsonPropertyName("expires_at")]
    public required DateTimeOffset ExpiresAt { get; init; }

    public override string ToString() => nameof(StoredApiToken);
}
