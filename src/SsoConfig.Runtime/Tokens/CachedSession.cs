using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>The stored session as this process has seen it last. Immutable: a change is another object.</summary>
internal sealed class CachedSession
{
    /// <summary>Another process may have signed out, and a store need not be able to say so.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Dictionary<TokenTarget, CachedToken> _tokens;

    /// <summary>The token of the sign-in itself, without a look-up.</summary>
    private readonly CachedToken _token;

    /// <summary>The latest time that this process has read from the clock when it looked at the store.</summary>
    private readonly DateTimeOffset _latestSeen;

    private readonly DateTimeOffset _lookAgainAt;

    /// <param name="session">What is stored now.</param>
    /// <param name="previous">What was stored before: a token that is still there keeps its object.</param>
    /// <param name="refreshAhead">How long before their expiry tokens are renewed.</param>
    /// <param name="now">The time.</param>
    public CachedSession(StoredSession session, CachedSession? previous, TimeSpan refreshAhead, DateTimeOffset now)
        : this(session, CreateTokens(session, previous, refreshAhead), now, now + LookAgainAfter) { }

    private CachedSession(
        StoredSession session,
        Dictionary<TokenTarget, CachedToken> tokens,
        DateTimeOffset latestSeen,
        DateTimeOffset lookAgainAt
    )
    {
        Session = session;
        _tokens = tokens;
        _token = tokens[TokenTarget.SignIn];
        _latestSeen = latestSeen;
        _lookAgainAt = lookAgainAt;
    }

    public StoredSession Session { get; }

    public CachedToken? Find(TokenTarget target) =>
        ReferenceEquals(target, TokenTarget.SignIn) ? _token : _tokens.GetValueOrDefault(target);

    /// <summary>The token, if it can be handed out without a look at the store.</summary>
    public CachedToken? FindFresh(TokenTarget target, DateTimeOffset now) => now < _lookAgainAt ? FindGood(target, now) : null;

    /// <summary>The token, if it can be handed out, as the store has just been looked at.</summary>
    public CachedToken? FindGood(TokenTarget target, DateTimeOffset now) =>
        Find(target) is { } token && token.IsGood(now, _latestSeen) ? token : null;

    /// <summary>The same session, found unchanged in the store.</summary>
    public CachedSession LookedAt(DateTimeOffset now) => new(Session, _tokens, now > _latestSeen ? now : _latestSeen, now + LookAgainAfter);

    /// <summary>The same session, which the store may have in another form.</summary>
    public CachedSession Outdated() => new(Session, _tokens, _latestSeen, DateTimeOffset.MinValue);

    /// <summary>The same session after a look or a renewal that failed: for a while, the token is as good as it was.</summary>
    public CachedSession Postponed(TokenTarget target, DateTimeOffset now, TimeSpan pause)
    {
        var tokens = new Dictionary<TokenTarget, CachedToken>(_tokens);
        if (FindGood(target, now) is null && Find(target) is { } token)
        {
            tokens[target] = token.Postponed(now, pause);
        }

        return new CachedSession(Session, tokens, now, now + LookAgainAfter);
    }

    private static Dictionary<TokenTarget, CachedToken> CreateTokens(StoredSession session, CachedSession? previous, TimeSpan refreshAhead)
    {
        var tokens = new Dictionary<TokenTarget, CachedToken>();
        Add(TokenTarget.SignIn, session);
        foreach (var token in session.ApiTokens ?? [])
        {
            Add(new TokenTarget(token.Resource, token.Scopes), token);
        }

        return tokens;

        void Add(TokenTarget target, StoredAccessToken stored) =>
            tokens[target] =
                previous?.Find(target) is { } known
                && known.Result.AccessToken == stored.AccessToken
                && known.Result.ExpiresAt == stored.ExpiresAt
                    ? known
                    : new CachedToken(stored, refreshAhead, session.ProofKeyName);
    }
}
