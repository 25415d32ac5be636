using System.Text.Json.Serialization;
using SsoConfig.Protocol;

namespace SsoConfig.Storage;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredSession))]
[JsonSerializable(typeof(PendingAuthorization))]
internal sealed partial class StoreJson : JsonSerializerContext;
