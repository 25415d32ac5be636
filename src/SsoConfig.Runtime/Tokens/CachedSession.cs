using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>The stored session as this process has seen it last. Immutable: a change is another object.</summary>
internal sealed class CachedSession
{
    /// <summary>Another process may have signed out, and a store need not be able to say so.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>The latest time that this process has read from the clock when it looked at the store.</summary>
    private readonly DateTimeOffset _latestSeen;

    private readonly DateTimeOffset _lookAgainAt;

    public CachedSession(StoredSession session, TimeSpan refreshAhead, DateTimeOffset now)
        : this(session, new CachedToken(session.AccessToken, session.ObtainedAt, session.ExpiresAt, refreshAhead), now, now + LookAgainAfter)
    {
    }

    private CachedSession(StoredSession session, CachedToken token, DateTimeOffset latestSeen, DateTimeOffset lookAgainAt)
    {
        Session = session;
        Token = token;
        _latestSeen = latestSeen;
        _lookAgainAt = lookAgainAt;
    }

    public StoredSession Session { get; }

    public CachedToken Token { get; }

    /// <summary>Whether the token can be handed out without a look at the store.</summary>
    public bool IsFresh(DateTimeOffset now) => now < _lookAgainAt && IsGood(now);

    /// <summary>Whether the token can be handed out, as the store has just been looked at.</summary>
    public bool IsGood(DateTimeOffset now) => Token.IsGood(now, _latestSeen);

    /// <summary>The same session, found unchanged in the store.</summary>
    public CachedSession LookedAt(DateTimeOffset now) => new(Session, Token, now > _latestSeen ? now : _latestSeen, now + LookAgainAfter);

    /// <summary>The same session, which the store may have in another form.</summary>
    public CachedSession Outdated() => new(Session, Token, _latestSeen, DateTimeOffset.MinValue);

    /// <summary>The same session after a look or a renewal that failed: for a while, the token is as good as it was.</summary>
    public CachedSession Postponed(DateTimeOffset now, TimeSpan pause) =>
        new(Session, IsGood(now) ? Token : Token.Postponed(now, pause), now, now + LookAgainAfter);
}
