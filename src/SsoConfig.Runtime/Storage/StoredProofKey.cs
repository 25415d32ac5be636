using System.Text.Json.Serialization;

namespace SsoConfig.Storage;

/// <summary>
/// A key that was created for a sign-in, noted before it was: one that no sign-in needs can then always be found and deleted.
/// </summary>
internal sealed record StoredProofKey
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    public override string ToString() => nameof(StoredProofKey);
}
