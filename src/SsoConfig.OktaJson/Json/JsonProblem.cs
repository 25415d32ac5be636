namespace SsoConfig.OktaJson;

/// <summary>Why a text is not JSON, at the place to look at.</summary>
/// <param name="Explanation">What is wrong and what to write instead.</param>
internal sealed record JsonProblem(TextRange Range, string Explanation);
