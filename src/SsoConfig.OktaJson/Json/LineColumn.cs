namespace SsoConfig.OktaJson;

/// <summary>A place in a file as a compiler message names it, but counted from 0.</summary>
internal readonly record struct LineColumn(int Line, int Column);
