using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>A stored session as the hot path wants it: the answer made once, and the time until which it is good.</summary>
internal sealed class HeldToken
{
    private readonly DateTimeOffset _goodFrom;
    private readonly DateTimeOffset _renewAt;

    public HeldToken(StoredSession session, SsoClientOptions clientOptions)
    {
        Session = session;
        Result = new AccessTokenResult.Valid(session.AccessToken, session.ExpiresAt);
        var halfLife = (session.ExpiresAt - session.ObtainedAt) / 2;
        _renewAt = session.ExpiresAt - (clientOptions.RefreshAhead < halfLife ? clientOptions.RefreshAhead : halfLife);
        _goodFrom = session.ObtainedAt - clientOptions.ClockSkew;
    }

    private HeldToken(HeldToken other, DateTimeOffset now, DateTimeOffset renewAt)
    {
        Session = other.Session;
        Result = other.Result;
        _renewAt = renewAt;
        _goodFrom = now < other._goodFrom ? now : other._goodFrom;
    }

    public StoredSession Session { get; }

    public AccessTokenResult.Valid Result { get; }

    /// <summary>
    /// Whether it can be handed out without a look at anything else. Not at a time before it was obtained: then the clock was set back, and
    /// the expiry says nothing.
    /// </summary>
    public bool IsGood(DateTimeOffset now) => now < _renewAt && now >= _goodFrom;

    /// <summary>The same token, tried for renewal again after <paramref name="pause"/>, but not beyond its expiry.</summary>
    public HeldToken Postponed(DateTimeOffset now, TimeSpan pause) =>
        new(this, now, now + pause < Session.ExpiresAt ? now + pause : Session.ExpiresAt);
}
