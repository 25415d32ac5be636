namespace SsoConfig.Tasks.Checks;

/// <summary>An https link that the built app must claim (RFC 8252, section 7.2).</summary>
/// <param name="Key">The key of okta.json, such as <c>redirectUri</c>.</param>
/// <param name="Uri">Its value.</param>
/// <param name="Host">The value's host.</param>
/// <param name="Path">The value's path.</param>
/// <param name="File">Full path of the file that gives the value.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
internal sealed record ExpectedLink(string Key, string Uri, string Host, string Path, string File, int Line, int Column)
    : ExpectedRedirect(Key, Uri, File, Line, Column)
{
    public override string Claim => Uri;

    public override string Kind => "path";

    public override string Subject => $"the link '{Uri}'";
}
