using System.Text.Json.Serialization;

namespace SsoConfig.Storage;

/// <summary>An access token in the token store, with the time for which it is good.</summary>
internal abstract record StoredAccessToken
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("obtained_at")]
    public required DateTimeOffset ObtainedAt { get; init; }

    [JsonPropertyName("expires_at")]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The name alone: a record would print its members.</summary>
    public sealed override string ToString() => GetType().Name;
}
