namespace SsoConfig;

/// <summary>Why the response to a visit in the system browser may never arrive.</summary>
/// <param name="reason">What is wrong and what to do about it.</param>
public sealed class BrowserObstacle(string reason)
{
    /// <summary>
    /// What is wrong and what to do about it, for a developer, as one or two sentences. It must contain neither
    /// <see cref="BrowserRequest.StartUri"/> nor anything that identifies the user.
    /// </summary>
    public string Reason { get; } = reason;

    /// <summary>
    /// How long to wait for the response from now on, where it is nearly certain that none comes; <see langword="null"/> leaves the limit
    /// as it is (<see cref="SsoClientOptions.BrowserTimeout"/>). It never extends it.
    /// </summary>
    public TimeSpan? WaitAtMost { get; init; }
}
