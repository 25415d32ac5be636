using System.Text.Json.Serialization;

namespace SsoConfig.Family;

/// <summary>
/// The credential as it is in the family's store. All apps of a family read it, also older ones: a change needs a new version.
/// </summary>
internal sealed record StoredFamilyCredential
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    [JsonPropertyName("id_token")]
    public required string IdToken { get; init; }

    [JsonPropertyName("device_secret")]
    public required string DeviceSecret { get; init; }

    public override string ToString() => nameof(StoredFamilyCredential);
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(StoredFamilyCredential))]
internal sealed partial class FamilyJson : JsonSerializerContext;
