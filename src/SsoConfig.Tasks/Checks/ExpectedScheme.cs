namespace SsoConfig.Tasks.Checks;

/// <summary>A private-use scheme that the built app must receive (RFC 8252, section 7.1).</summary>
/// <param name="Key">The key of okta.json, such as <c>redirectUri</c>.</param>
/// <param name="Uri">Its value.</param>
/// <param name="Scheme">The value's scheme.</param>
/// <param name="File">Full path of the file that gives the value.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
internal sealed record ExpectedScheme(string Key, string Uri, string Scheme, string File, int Line, int Column)
    : ExpectedRedirect(Key, Uri, File, Line, Column)
{
    public override string Claim => Scheme;

    public override string Kind => "scheme";

    public override string Subject => $"the scheme '{Scheme}'";
}
