using SsoConfig.Storage;
using SsoConfig.Tokens;

namespace SsoConfig.Tests.Tokens;

/// <summary>Between which times a token is handed out: obtained at 12:00, expires at 13:00, renewed a minute before.</summary>
public sealed class CachedTokenTests
{
    private static readonly DateTimeOffset Obtained = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Expires = Obtained.AddHours(1);

    private readonly CachedToken _token = new(
        new StoredApiToken
        {
            AccessToken = "at",
            ObtainedAt = Obtained,
            ExpiresAt = Expires,
        },
        refreshAhead: Minute,
        proofKeyName: null
    );

    [Fact]
    public void It_is_good_until_it_is_to_be_renewed()
    {
        Assert.True(_token.IsGood(Expires - Minute - Tick, latestSeen: Obtained));
        Assert.False(_token.IsGood(Expires - Minute, latestSeen: Obtained));
    }

    [Fact]
    public void A_clock_that_is_before_its_beginning_by_as_much_as_it_is_renewed_ahead_is_the_earliest()
    {
        Assert.True(_token.IsGood(Obtained - Minute, latestSeen: Obtained - Minute));
        Assert.False(_token.IsGood(Obtained - Minute - Tick, latestSeen: Obtained - Minute));
    }

    [Fact]
    public void A_clock_that_was_set_back_by_as_much_as_it_is_renewed_ahead_is_the_earliest()
    {
        var seen = Obtained + TimeSpan.FromMinutes(30);

        Assert.True(_token.IsGood(seen - Minute, latestSeen: seen));
        Assert.False(_token.IsGood(seen - Minute - Tick, latestSeen: seen));
    }

    [Fact]
    public void Postponed_it_is_good_for_the_pause_and_as_old_as_before()
    {
        var now = Expires - Minute;
        var postponed = _token.Postponed(now, TimeSpan.FromSeconds(30));

        Assert.True(postponed.IsGood(now + TimeSpan.FromSeconds(30) - Tick, latestSeen: now));
        Assert.False(postponed.IsGood(now + TimeSpan.FromSeconds(30), latestSeen: now));
        Assert.False(postponed.IsYoungerThan(TimeSpan.FromMinutes(59), now));
        Assert.Same(_token.Result, postponed.Result);
    }

    [Fact]
    public void Postponed_it_is_not_good_beyond_its_expiry()
    {
        var now = Expires - TimeSpan.FromSeconds(10);

        Assert.False(_token.Postponed(now, TimeSpan.FromSeconds(30)).IsGood(Expires, latestSeen: now));
    }

    [Fact]
    public void Postponed_while_the_clock_is_before_its_beginning_it_begins_now()
    {
        var now = Obtained - TimeSpan.FromHours(2);

        Assert.True(_token.Postponed(now, TimeSpan.FromSeconds(30)).IsGood(now, latestSeen: now));
    }
}
