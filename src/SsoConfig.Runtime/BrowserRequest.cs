namespace SsoConfig;

/// <summary>One visit to the provider in the system browser.</summary>
public sealed class BrowserRequest
{
    /// <summary>The absolute URL to open. It carries state, nonce and hints: never log it.</summary>
    public required string StartUri { get; init; }

    /// <summary>The URI whose arrival ends the visit, as registered, byte for byte.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>
    /// Whether the visit must not share cookies with other apps, and so cannot share a session. A browser that does not support it
    /// returns <see cref="BrowserResult.Failed"/> and opens nothing.
    /// </summary>
    public bool IsEphemeral { get; init; }

    /// <summary>
    /// Whether a URI that arrived is the response to this visit. Any app can open such a URI, so a browser that can go on waiting ignores
    /// one that is not accepted, and passes it to <see cref="SsoClient.ResumeSignInAsync"/>: it may be the late response to an earlier
    /// sign-in. A browser that cannot go on waiting returns it, and it is refused there.
    /// </summary>
    public Func<string, bool> Accepts { get; init; } = static _ => true;
}
