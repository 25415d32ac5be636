namespace SsoConfig.Browser;

/// <summary>How a visit of the system browser ended. The four nested types are all there are.</summary>
public abstract record BrowserResult
{
    private BrowserResult()
    {
    }

    /// <summary>The browser was redirected to the app.</summary>
    /// <param name="ResponseUri">The URI as it arrived, query included and nothing re-encoded.</param>
    public sealed record Returned(string ResponseUri) : BrowserResult
    {
        /// <summary>Without the response, which carries the authorization code: it is not for logs.</summary>
        public override string ToString() => nameof(Returned);
    }

    /// <summary>The person closed the browser or went back.</summary>
    public sealed record Cancelled : BrowserResult;

    /// <summary>No answer came within the time allowed.</summary>
    public sealed record TimedOut : BrowserResult;

    /// <summary>The browser could not be opened.</summary>
    /// <param name="Reason">What is wrong and what to do about it, for a developer to read.</param>
    public sealed record Failed(string Reason) : BrowserResult;
}
