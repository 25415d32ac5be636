namespace SsoConfig;

/// <summary>How a visit in the system browser ended: one of the nested types.</summary>
public abstract class BrowserResult
{
    private BrowserResult() { }

    /// <summary>The browser was redirected to the app.</summary>
    /// <param name="responseUri">The URI as it arrived.</param>
    public sealed class Returned(string responseUri) : BrowserResult
    {
        /// <summary>
        /// The URI as it arrived, including the query, with nothing re-encoded. It carries the authorization code: never log it.
        /// </summary>
        public string ResponseUri { get; } = responseUri;
    }

    /// <summary>The user closed the browser or went back.</summary>
    public sealed class Cancelled : BrowserResult
    {
        /// <summary>
        /// Whether the cancellation is only presumed, because the app came to the foreground while the browser may still be open behind it.
        /// The pending sign-in is then kept, and a late response still completes it through <see cref="SsoClient.ResumeSignInAsync"/>.
        /// </summary>
        public bool IsPresumed { get; init; }
    }

    /// <summary>No response came within the time allowed.</summary>
    public sealed class TimedOut : BrowserResult
    {
        /// <summary>
        /// Why none came and what to do about it, if that is known: the reason of the last <see cref="BrowserObstacle"/>, where the browser
        /// has reported one.
        /// </summary>
        public string? Reason { get; init; }
    }

    /// <summary>The browser could not be opened.</summary>
    /// <param name="reason">What is wrong and what to do about it.</param>
    public sealed class Failed(string reason) : BrowserResult
    {
        /// <summary>
        /// What is wrong and what to do about it, for a developer. It must not contain <see cref="BrowserRequest.StartUri"/>.
        /// </summary>
        public string Reason { get; } = reason;

        /// <summary>Whether it failed by an exception: then nobody knows whether it is open.</summary>
        internal bool IsUnexpected { get; init; }
    }
}
