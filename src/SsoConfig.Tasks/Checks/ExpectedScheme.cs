namespace SsoConfig.Tasks.Checks;

/// <summary>A scheme that the built app must receive, and where okta.json says so.</summary>
/// <param name="Key">The key of okta.json, such as <c>redirectUri</c>.</param>
/// <param name="Uri">Its value.</param>
/// <param name="Scheme">The value's scheme.</param>
/// <param name="File">Full path of the file that gives the value.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
internal sealed record ExpectedScheme(string Key, string Uri, string Scheme, string File, int Line, int Column)
    : ExpectedValue(Key, Uri, File, Line, Column);
