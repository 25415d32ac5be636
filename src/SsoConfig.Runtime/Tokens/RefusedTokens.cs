namespace SsoConfig.Tokens;

/// <summary>
/// Decides whether a token that a resource refused is renewed before its time. One that is seconds old is not refused for its age, and a
/// resource that refuses the renewed one too gets the next one later each time: half a minute, then twice as long, up to an hour.
/// </summary>
internal sealed class RefusedTokens
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The token that came in the place of a refused one, and the age at which it may be replaced in turn.</summary>
    private string? _successor;
    private TimeSpan _successorAge;

    public bool MayBeRenewed(CachedToken refused, DateTimeOffset now) =>
        !refused.IsYoungerThan(RequiredAge(refused.Result.AccessToken), now);

    public void Renewed(string refused, string successor)
    {
        var age = RequiredAge(refused) * 2;
        _successor = successor;
        _successorAge = age < Longest ? age : Longest;
    }

    private TimeSpan RequiredAge(string token) => token == _successor ? _successorAge : Shortest;
}
