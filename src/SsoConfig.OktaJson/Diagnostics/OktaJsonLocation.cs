namespace SsoConfig.OktaJson;

/// <summary>A place in a file. The path is the one the file was given with.</summary>
internal sealed record OktaJsonLocation(string Path, TextRange Range, LineColumn Start, LineColumn End);
