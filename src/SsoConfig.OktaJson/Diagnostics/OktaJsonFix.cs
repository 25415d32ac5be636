namespace SsoConfig.OktaJson;

/// <summary>The one right answer to a mistake: replace a piece of the file by another text.</summary>
/// <param name="Title">What an editor offers.</param>
internal sealed record OktaJsonFix(string Title, TextRange Range, string Replacement);
