namespace SsoConfig.Tokens;

/// <summary>
/// Keeps the callers of an app from asking the provider again and again after a refresh that failed: a second, then twice as long each time
/// up to half a minute, and as long as the provider asks for (<c>Retry-After</c>). For one caller at a time.
/// </summary>
internal sealed class RefreshBackoff(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>No provider means more than that, and the app must not be locked out by a slip of one.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    private string? _refreshToken;
    private SsoError? _error;
    private TimeSpan _delay;
    private TimeSpan _pause;
    private DateTimeOffset _failedAt;

    /// <summary>The error of the last request with this refresh token while it is too early for another one.</summary>
    public SsoError? Find(string? refreshToken) => refreshToken == _refreshToken && IsPaused ? _error : null;

    public void Begin(string? refreshToken, SsoError error)
    {
        _refreshToken = refreshToken;
        _error = error;
        _delay = _delay == TimeSpan.Zero ? Shortest : Min(_delay * 2, Longest);
        _pause = error.RetryAfter > _delay ? Min(error.RetryAfter.Value, LongestRetryAfter) : _delay;
        _failedAt = time.GetUtcNow();
    }

    public void End()
    {
        _error = null;
        _delay = _pause = TimeSpan.Zero;
    }

    /// <summary>
    /// Whether it is too early for another request. No longer once the clock was set back, which may also have been what was wrong.
    /// </summary>
    private bool IsPaused
    {
        get
        {
            var elapsed = time.GetUtcNow() - _failedAt;
            return elapsed >= TimeSpan.Zero && elapsed < _pause;
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
