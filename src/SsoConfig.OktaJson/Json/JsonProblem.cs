namespace SsoConfig.OktaJson.Json;

/// <summary>Why a text is not JSON, at its location.</summary>
/// <param name="Explanation">What is wrong and what to write instead.</param>
internal sealed record JsonProblem(TextRange Range, string Explanation);
