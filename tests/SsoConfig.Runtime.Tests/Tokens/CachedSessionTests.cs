using SsoConfig.Storage;
using SsoConfig.Tokens;

namespace SsoConfig.Tests.Tokens;

public sealed class CachedSessionTests
{
    private static readonly DateTimeOffset Obtained = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_clock_that_was_set_back_behind_the_latest_look_hands_out_nothing()
    {
        var session = Cached().LookedAt(Obtained.AddMinutes(30));

        Assert.NotNull(session.FindGood(TokenTarget.SignIn, Obtained.AddMinutes(26)));
        Assert.Null(session.FindGood(TokenTarget.SignIn, Obtained.AddMinutes(20)));
    }

    [Fact]
    public void A_look_by_a_clock_that_was_set_back_does_not_make_it_right()
    {
        var session = Cached().LookedAt(Obtained.AddMinutes(30)).LookedAt(Obtained.AddMinutes(20));

        Assert.Null(session.FindGood(TokenTarget.SignIn, Obtained.AddMinutes(20)));
    }

    [Fact]
    public void A_token_is_handed_out_for_a_minute_before_the_store_is_looked_at_again()
    {
        var session = Cached();

        Assert.NotNull(session.FindFresh(TokenTarget.SignIn, Obtained.AddSeconds(59)));
        Assert.Null(session.FindFresh(TokenTarget.SignIn, Obtained.AddSeconds(60)));
        Assert.NotNull(session.LookedAt(Obtained.AddSeconds(60)).FindFresh(TokenTarget.SignIn, Obtained.AddSeconds(119)));
    }

    [Fact]
    public void After_a_renewal_that_failed_the_token_is_handed_out_for_the_pause_without_a_look()
    {
        var failedAt = Obtained.AddMinutes(56);

        var session = Cached().Postponed(TokenTarget.SignIn, failedAt, TimeSpan.FromSeconds(30));

        Assert.NotNull(session.FindFresh(TokenTarget.SignIn, failedAt.AddSeconds(29)));
        Assert.Null(session.FindFresh(TokenTarget.SignIn, failedAt.AddSeconds(30)));
    }

    private static CachedSession Cached() =>
        new(
            new StoredSession
            {
                Issuer = "https://op.example.com",
                ClientId = "client-1",
                IdToken = "e30.e30.c2ln",
                IdTokenIssuedAt = Obtained.ToUnixTimeSeconds(),
                Subject = "ada",
                AccessToken = "at-1",
                ObtainedAt = Obtained,
                ExpiresAt = Obtained.AddHours(1),
            },
            previous: null,
            refreshAhead: TimeSpan.FromMinutes(5),
            Obtained
        );
}
