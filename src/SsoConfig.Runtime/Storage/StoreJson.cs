using System.Text.Json.Serialization;
using SsoConfig.Protocol;

namespace SsoConfig.Storage;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredSession))]
[JsonSerializable(typeof(PendingAuthorization))]
[JsonSerializable(typeof(IReadOnlyList<StoredProofKey>))]
internal sealed partial class StoreJson : JsonSerializerContext;
