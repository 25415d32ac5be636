using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>A stored session as the hot path wants it: the answer made once, and the time until which it is good.</summary>
internal sealed class HeldToken
{
    public HeldToken(StoredSession session, TimeSpan refreshAhead)
    {
        Session = session;
        Result = new AccessTokenResult.Valid(session.AccessToken, session.ExpiresAt);
        var halfLife = (session.ExpiresAt - session.ObtainedAt) / 2;
        RenewAt = session.ExpiresAt - (refreshAhead < halfLife ? refreshAhead : halfLife);
    }

    private HeldToken(HeldToken other, DateTimeOffset renewAt)
    {
        Session = other.Session;
        Result = other.Result;
        RenewAt = renewAt;
    }

    public StoredSession Session { get; }

    public AccessTokenResult.Valid Result { get; }

    public DateTimeOffset RenewAt { get; }

    /// <summary>The same token, tried for renewal no earlier than <paramref name="time"/>, but not beyond its expiry.</summary>
    public HeldToken PostponedTo(DateTimeOffset time) => new(this, time < Session.ExpiresAt ? time : Session.ExpiresAt);
}
