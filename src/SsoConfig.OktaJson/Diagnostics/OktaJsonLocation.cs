using SsoConfig.OktaJson.Json;

namespace SsoConfig.OktaJson.Diagnostics;

/// <summary>A location in a file. The path is the one the file was given with.</summary>
internal sealed record OktaJsonLocation(string Path, TextRange Range, LineColumn Start, LineColumn End);
