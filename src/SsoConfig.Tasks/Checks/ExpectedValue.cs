namespace SsoConfig.Tasks.Checks;

/// <summary>A value of okta.json that the built app must show, and where okta.json says so.</summary>
/// <param name="Key">The key of okta.json, such as <c>redirectUri</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="File">Full path of the file that gives the value.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
internal abstract record ExpectedValue(string Key, string Value, string File, int Line, int Column)
{
    /// <summary>The start of a sentence about it.</summary>
    public string Statement => $"{Path.GetFileName(File)} sets \"{Key}\" to '{Value}'";
}
