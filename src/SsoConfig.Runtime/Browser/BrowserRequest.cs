namespace SsoConfig.Browser;

/// <summary>One visit of the system browser.</summary>
/// <param name="StartUri">The absolute URL to open.</param>
/// <param name="RedirectUri">The URI whose arrival ends the visit, as registered, byte for byte.</param>
/// <param name="Ephemeral">
/// Whether the visit must not share cookies with other apps, and so can't share a session. A browser that can't do that
/// answers <see cref="BrowserResult.Failed"/> and opens nothing.
/// </param>
public sealed record BrowserRequest(string StartUri, string RedirectUri, bool Ephemeral = false)
{
    /// <summary>
    /// Whether a URI that arrived answers this visit: it comes to <see cref="RedirectUri"/> and echoes the state. Any app may open such
    /// a URI, so a browser that can go on waiting ignores one that is not accepted; one that can't returns it, and it is refused there.
    /// </summary>
    public Func<string, bool> Accepts { get; init; } = static _ => true;

    /// <summary>Without the start URL, which carries state, nonce and hints: it is not for logs.</summary>
    public override string ToString() => $"{nameof(BrowserRequest)} to {RedirectUri}";
}
