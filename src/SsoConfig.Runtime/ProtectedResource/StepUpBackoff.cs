namespace SsoConfig.ProtectedResource;

/// <summary>
/// Keeps a resource server that no step-up satisfies from opening the browser for every request: after half a minute, then twice as long
/// each time, up to an hour.
/// </summary>
internal sealed class StepUpBackoff(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();

    /// <summary>The token of the last step-up that was judged: many requests may bring the same verdict.</summary>
    private string? _judged;

    private TimeSpan _pause;
    private long _judgedAt;

    /// <summary>Whether it is too early for another step-up.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_gate)
            {
                return time.GetElapsedTime(_judgedAt) < _pause;
            }
        }
    }

    /// <summary>Notes what came of a step-up.</summary>
    /// <param name="token">The access token that it brought.</param>
    /// <param name="isChallenged">Whether the resource server wants another one at once.</param>
    public void Judge(string token, bool isChallenged)
    {
        lock (_gate)
        {
            if (token != _judged)
            {
                _judged = token;
                _judgedAt = time.GetTimestamp();
                _pause =
                    !isChallenged ? TimeSpan.Zero
                    : _pause == TimeSpan.Zero ? Shortest
                    : _pause * 2 < Longest ? _pause * 2
                    : Longest;
            }
        }
    }
}
