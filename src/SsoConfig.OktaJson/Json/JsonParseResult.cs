namespace SsoConfig.OktaJson.Json;

/// <summary>What could be read of a text. It is valid JSON exactly if there are no problems.</summary>
internal sealed record JsonParseResult(JsonNode Root, IReadOnlyList<JsonProblem> Problems);
