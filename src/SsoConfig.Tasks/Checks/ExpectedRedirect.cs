namespace SsoConfig.Tasks.Checks;

/// <summary>A redirect URI that the built app must receive, and where okta.json says so.</summary>
/// <param name="Key">The key of okta.json, such as <c>redirectUri</c>.</param>
/// <param name="Uri">Its value.</param>
/// <param name="File">Full path of the file that gives the value.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
internal abstract record ExpectedRedirect(string Key, string Uri, string File, int Line, int Column)
    : ExpectedValue(Key, Uri, File, Line, Column)
{
    /// <summary>What no other activity and no other app may claim.</summary>
    public abstract string Claim { get; }

    /// <summary>What of the claim differs between two apps: its scheme or its path.</summary>
    public abstract string Kind { get; }

    /// <summary>The claim, as a part of a sentence.</summary>
    public abstract string Subject { get; }
}
