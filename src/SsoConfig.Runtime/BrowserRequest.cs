namespace SsoConfig;

/// <summary>One visit to the provider in the system browser.</summary>
public sealed class BrowserRequest
{
    private Action<BrowserObstacle> _reportObstacle = static _ => { };

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

    /// <summary>
    /// Tells the caller why the response to this visit may never arrive: the browser that was opened runs on another computer, for example.
    /// A browser calls it as soon as it knows, from any thread, and goes on waiting. The reason is logged at once, and is the error's
    /// message if no response comes.
    /// </summary>
    public Action<BrowserObstacle> ReportObstacle
    {
        get => _reportObstacle;
        init => _reportObstacle = value;
    }

    /// <summary>
    /// Tells the caller which browser is about to be opened, if the platform lets users choose among several: on Android by its package
    /// name. A browser awaits it before it opens anything: the name is stored with the pending sign-in, and later with the session, even
    /// if the app is stopped while the browser is open, so that a session check can tell that it ran in another browser than the sign-in.
    /// </summary>
    public Func<string, CancellationToken, Task> ReportBrowserAsync { get; init; } = static (_, _) => Task.CompletedTask;

    /// <summary>The same visit, whose obstacles are reported to another observer too.</summary>
    internal BrowserRequest Observe(Action<BrowserObstacle> report)
    {
        var observed = (BrowserRequest)MemberwiseClone();
        observed._reportObstacle += report;
        return observed;
    }
}
