namespace SsoConfig.OktaJson.Json;

/// <summary>A location in a file as a compiler message names it, but counted from 0.</summary>
internal readonly record struct LineColumn(int Line, int Column);
