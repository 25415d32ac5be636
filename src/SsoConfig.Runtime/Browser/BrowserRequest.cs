namespace SsoConfig.Browser;

/// <summary>One visit of the system browser.</summary>
/// <param name="StartUri">The absolute URL to open.</param>
/// <param name="RedirectUri">The URI whose arrival ends the visit, as registered, byte for byte.</param>
/// <param name="Ephemeral">Whether the visit must not share cookies with other apps, and so can't share a session.</param>
public sealed record BrowserRequest(string StartUri, string RedirectUri, bool Ephemeral = false)
{
    /// <summary>Without the start URL, which carries state, nonce and hints: it is not for logs.</summary>
    public override string ToString() => $"{nameof(BrowserRequest)} to {RedirectUri}";
}
