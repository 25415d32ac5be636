namespace SsoConfig.OktaJson.Input;

/// <summary>A file to read.</summary>
/// <param name="Path">The path that diagnostics name. Full, so that layers and siblings can be told apart.</param>
/// <param name="Text">The content, or null where the file could not be read.</param>
internal sealed record OktaJsonFile(string Path, string? Text, OktaJsonKind Kind);
