using Microsoft.Extensions.Time.Testing;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Faults;

/// <summary>
/// The device's clock is set forward or back; the provider's is right. It takes a rotated refresh token once, so that one that got lost
/// shows.
/// </summary>
public sealed class ClockJumpTests : IDisposable
{
    private readonly FakeTimeProvider _device = new();
    private readonly Scenario _scenario;

    public ClockJumpTests()
    {
        _scenario = new Scenario(options => options with { TimeProvider = _device });
        _device.SetUtcNow(_scenario.Time.GetUtcNow());
    }

    public void Dispose() => _scenario.Dispose();

    [Theory]
    [Fault("the clock jumps some minutes", "nothing: it is within what the clocks may differ by")]
    [InlineData(-4)]
    [InlineData(4)]
    public async Task Some_minutes_change_nothing(int minutes)
    {
        await _scenario.SignedInAsync();
        Jump(TimeSpan.FromMinutes(minutes));
        BothRunOn(TimeSpan.FromHours(2));

        Assert.IsType<AccessTokenResult.Valid>(await _scenario.GetAccessTokenAsync());
        await _scenario.SignedInAsync();
    }

    [Theory]
    [Fault(
        "the clock jumps a day",
        "`invalid_id_token` once the token has expired, which names the clock; signed in as before when the clock is right again"
    )]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_day_loses_no_session(int days)
    {
        await _scenario.SignedInAsync();
        BothRunOn(TimeSpan.FromHours(2));
        Jump(TimeSpan.FromDays(days));
        await _scenario.GetAccessTokenAsync();
        await _scenario.GetAccessTokenAsync();

        Jump(TimeSpan.FromDays(-days));
        BothRunOn(TimeSpan.FromSeconds(1));

        Assert.IsType<AccessTokenResult.Valid>(await _scenario.GetAccessTokenAsync());
    }

    [Fact]
    [Fault("the clock jumps a day forward", "`invalid_id_token`, with a message that says which clock to look at")]
    public async Task A_day_forward_makes_the_token_expire_and_the_error_names_the_clock()
    {
        await _scenario.SignedInAsync();
        Jump(TimeSpan.FromDays(1));

        var failed = Assert.IsType<AccessTokenResult.Failed>(await _scenario.GetAccessTokenAsync());

        Assert.Equal(SsoErrorCodes.InvalidIdToken, failed.Error.Code);
        Assert.Contains("this device's clock is ahead", failed.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Fault("the clock jumps a day back", "a new token by a refresh, since the expiry of the old one says nothing any more")]
    public async Task A_token_from_the_future_is_renewed()
    {
        _scenario.Provider.SendsIdTokenOnRefresh = false;
        await _scenario.SignedInAsync();
        var old = await _scenario.ValidAccessTokenAsync();
        Jump(TimeSpan.FromDays(-1));

        Assert.NotEqual(old, await _scenario.ValidAccessTokenAsync());
    }

    [Fact]
    [Fault(
        "the clock is set back by less than a token's lifetime",
        "a new token by a refresh, although the old one looks as if it had more time"
    )]
    public async Task A_token_is_not_used_longer_because_the_clock_was_set_back()
    {
        await _scenario.SignedInAsync();
        BothRunOn(TimeSpan.FromMinutes(50));
        var old = await _scenario.ValidAccessTokenAsync();
        Jump(TimeSpan.FromMinutes(-30));
        _scenario.Provider.SendsIdTokenOnRefresh = false;

        Assert.NotEqual(old, await _scenario.ValidAccessTokenAsync());
    }

    [Fact]
    [Fault("the clock is set back by a day, and the app started again", "a new token by a refresh")]
    public async Task A_new_process_does_not_use_a_token_from_the_future()
    {
        _scenario.Provider.SendsIdTokenOnRefresh = false;
        await _scenario.SignedInAsync();
        var old = await _scenario.ValidAccessTokenAsync();
        Jump(TimeSpan.FromDays(-1));

        Assert.NotEqual(old, await _scenario.ValidAccessTokenAsync(_scenario.NewProcess()));
    }

    [Fact]
    [Fault("the clock is set back by less than a minute", "nothing: tokens are renewed a minute ahead of their expiry")]
    public async Task A_clock_that_was_set_back_by_seconds_renews_nothing()
    {
        await _scenario.SignedInAsync();
        BothRunOn(TimeSpan.FromMinutes(50));
        var old = await _scenario.ValidAccessTokenAsync();
        Jump(TimeSpan.FromSeconds(-59));

        Assert.Equal(old, await _scenario.ValidAccessTokenAsync());
    }

    [Fact]
    [Fault("the clock jumps a day back and the provider is down", "the token there is, without a request at each call")]
    public async Task A_token_from_the_future_that_cannot_be_renewed_is_handed_out()
    {
        await _scenario.SignedInAsync();
        Jump(TimeSpan.FromDays(-1));
        _scenario.Provider.RespondInstead = static (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError);

        await _scenario.ValidAccessTokenAsync();
        _scenario.Store.Journal.Clear();
        await _scenario.ValidAccessTokenAsync();

        Assert.Equal(2, _scenario.Provider.TokenRequests.Count);
        Assert.Empty(_scenario.Store.Journal);
    }

    [Theory]
    [Fault(
        "the clock jumps a day while the user is at the browser",
        "`pending_sign_in_expired` (forward) or `invalid_id_token` (back), and nothing stored; the next sign-in works"
    )]
    [InlineData(1, SsoErrorCodes.PendingSignInExpired)]
    [InlineData(-1, SsoErrorCodes.InvalidIdToken)]
    public async Task A_day_during_a_sign_in_fails_it_by_name_and_the_next_one_works(int days, string code)
    {
        _scenario.Provider.AlterRedirect = uri =>
        {
            Jump(TimeSpan.FromDays(days));
            return uri;
        };

        Assert.Equal(code, (await _scenario.FailedSignInAsync()).Code);
        Assert.Null(_scenario.Stored());

        _scenario.Provider.AlterRedirect = static uri => uri;
        Jump(TimeSpan.FromDays(-days));
        await _scenario.SignedInAsync();
    }

    private void Jump(TimeSpan distance) => _device.AdjustTime(_device.GetUtcNow() + distance);

    private void BothRunOn(TimeSpan time)
    {
        _device.Advance(time);
        _scenario.Time.Advance(time);
    }
}
