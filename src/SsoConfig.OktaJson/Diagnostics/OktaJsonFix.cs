using SsoConfig.OktaJson.Json;

namespace SsoConfig.OktaJson.Diagnostics;

/// <summary>The only correction of an error: replace a range of the file by another text.</summary>
/// <param name="Title">What an editor offers.</param>
internal sealed record OktaJsonFix(string Title, TextRange Range, string Replacement);
