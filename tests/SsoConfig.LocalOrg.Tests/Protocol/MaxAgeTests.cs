using Microsoft.Extensions.Time.Testing;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Protocol;

/// <summary>Modelled on the OpenID conformance suite's modules of the same names; a fake clock replaces the waiting.</summary>
public sealed class MaxAgeTests : IAsyncLifetime
{
    private readonly UserAgent _browser = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private LocalOrgServer _org = null!;

    private TestApp First => OrgFixture.FirstOf(_org);

    [Fact]
    public async Task Oidcc_max_age_1_asks_again_when_the_sign_in_is_older()
    {
        var before = await First.SignInAsync(_browser);
        _clock.Advance(TimeSpan.FromSeconds(2));

        var form = await _browser.OpenAsync(First.AuthorizeAddress(("max_age", "1")));
        var after = await First.RedeemAsync(await _browser.SignInAsync(form));

        Assert.Equal("Sign in to First", form.Heading);
        Assert.Equal(2, AuthTime(after) - AuthTime(before));
    }

    [Fact]
    public async Task Oidcc_max_age_10000_signs_in_without_a_prompt()
    {
        var before = await First.SignInAsync(_browser);
        _clock.Advance(TimeSpan.FromMinutes(5));

        var response = await _browser.OpenAsync(First.AuthorizeAddress(("max_age", "10000")));

        Assert.Equal(AuthTime(before), AuthTime(await First.RedeemAsync(response)));
    }

    [Fact]
    public async Task Max_age_0_always_asks()
    {
        await First.SignInAsync(_browser);

        var form = await _browser.OpenAsync(First.AuthorizeAddress(("max_age", "0")));

        Assert.Equal("Sign in to First", form.Heading);
        Assert.True((await _browser.SignInAsync(form)).IsHandedOver);
    }

    [Fact]
    public async Task Prompt_none_with_a_sign_in_that_is_too_old_gets_login_required()
    {
        await First.SignInAsync(_browser);
        _clock.Advance(TimeSpan.FromMinutes(2));

        var response = await _browser.OpenAsync(First.AuthorizeAddress(("max_age", "60"), ("prompt", "none")));

        Assert.Equal("login_required", response["error"]);
    }

    [Fact]
    public async Task Prompt_login_gives_a_fresh_auth_time()
    {
        var before = await First.SignInAsync(_browser);
        _clock.Advance(TimeSpan.FromMinutes(1));

        var after = await First.SignInAsync(_browser, ("prompt", "login"));

        Assert.Equal(60, AuthTime(after) - AuthTime(before));
    }

    [Fact]
    public async Task A_form_expires_after_half_an_hour()
    {
        var first = await _browser.OpenAsync(First.AuthorizeAddress());
        var second = await _browser.OpenAsync(First.AuthorizeAddress());

        _clock.Advance(TimeSpan.FromMinutes(29));
        var inTime = await _browser.SignInAsync(first);
        _clock.Advance(TimeSpan.FromMinutes(2));
        var tooLate = await _browser.SignInAsync(second);

        Assert.True(inTime.IsHandedOver);
        Assert.Equal("This page has expired", tooLate.Heading);
    }

    public async ValueTask InitializeAsync() =>
        _org = await LocalOrgServer.StartAsync(OrgFixture.Options with { TimeProvider = _clock }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _org.DisposeAsync();
    }

    private static long AuthTime(Json tokens) => tokens.Identity.Content.GetProperty("auth_time").GetInt64();
}
