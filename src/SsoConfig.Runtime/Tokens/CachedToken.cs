using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>
/// A stored access token as the hot path needs it: the result, created once, and the times between which it can be handed out.
/// </summary>
internal sealed class CachedToken
{
    private readonly DateTimeOffset _obtainedAt;
    private readonly DateTimeOffset _renewAt;

    /// <summary>How long before its expiry it is renewed; a clock that was set back by less than that hands out no expired token.</summary>
    private readonly TimeSpan _margin;

    public CachedToken(StoredAccessToken stored, TimeSpan refreshAhead, string? proofKeyName)
    {
        var halfLife = (stored.ExpiresAt - stored.ObtainedAt) / 2;
        _margin = refreshAhead < halfLife ? refreshAhead : halfLife;
        _obtainedAt = stored.ObtainedAt;
        _renewAt = stored.ExpiresAt - _margin;
        Result = new AccessTokenResult.Valid(stored.AccessToken, stored.ExpiresAt) { ProofKeyName = proofKeyName };
    }

    private CachedToken(CachedToken other, DateTimeOffset obtainedAt, DateTimeOffset renewAt)
    {
        _margin = other._margin;
        _obtainedAt = obtainedAt;
        _renewAt = renewAt;
        Result = other.Result;
    }

    public AccessTokenResult.Valid Result { get; }

    /// <summary>
    /// Whether it can be handed out without another thought. Not at a time before it was obtained, or before <paramref name="latestSeen"/>:
    /// then the clock was set back, and the expiry says nothing.
    /// </summary>
    public bool IsGood(DateTimeOffset now, DateTimeOffset latestSeen) =>
        now < _renewAt && now >= _obtainedAt - _margin && now >= latestSeen - _margin;

    public bool HasExpired(DateTimeOffset now) => now >= Result.ExpiresAt;

    public bool IsYoungerThan(TimeSpan age, DateTimeOffset now) => now - _obtainedAt < age;

    /// <summary>The same token after a renewal that failed: good for another <paramref name="pause"/>, but not beyond its expiry.</summary>
    public CachedToken Postponed(DateTimeOffset now, TimeSpan pause) =>
        new(this, now < _obtainedAt ? now : _obtainedAt, now + pause < Result.ExpiresAt ? now + pause : Result.ExpiresAt);
}
