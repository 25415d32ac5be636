using System.Text.Json.Serialization;

namespace SsoConfig.Storage;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredSession))]
[JsonSerializable(typeof(PendingSignIn))]
internal sealed partial class StoreJson : JsonSerializerContext;
