using System.Net;
using Microsoft.Extensions.Time.Testing;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Protocol;

public sealed class RefreshTests : IDisposable
{
    private readonly UserAgent _browser = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Oidcc_refresh_token_gives_new_tokens_of_the_same_sign_in()
    {
        await using var org = await StartAsync();
        var app = OrgFixture.FirstOf(org);
        var before = await app.SignInAsync(_browser);
        _clock.Advance(TimeSpan.FromMinutes(1));

        var after = await app.RefreshAsync(before.RefreshToken);

        Assert.NotEqual(before.AccessToken, after.AccessToken);
        Assert.NotEqual(before.RefreshToken, after.RefreshToken);
        Assert.Equal(before.Identity["sub"], after.Identity["sub"]);
        Assert.Equal(before.Identity["sid"], after.Identity["sid"]);
        Assert.Equal(before.Identity["auth_time"], after.Identity["auth_time"]);
        Assert.NotEqual(before.Identity["iat"], after.Identity["iat"]);
    }

    [Fact]
    public async Task A_refresh_token_belongs_to_one_app()
    {
        await using var org = await StartAsync();
        var tokens = await OrgFixture.FirstOf(org).SignInAsync(_browser);

        var response = await OrgFixture.SecondOf(org).RefreshAsync(tokens.RefreshToken);

        Assert.Equal("invalid_grant", response["error"]);
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_accepted_within_the_grace_period()
    {
        await using var org = await StartAsync(static options => options with { RefreshTokenGracePeriod = TimeSpan.FromSeconds(30) });
        var app = OrgFixture.FirstOf(org);
        var first = await app.SignInAsync(_browser);
        await app.RefreshAsync(first.RefreshToken);
        _clock.Advance(TimeSpan.FromSeconds(29));

        var again = await app.RefreshAsync(first.RefreshToken);

        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    [Fact]
    public async Task A_rotated_refresh_token_after_the_grace_period_ends_the_whole_sign_in()
    {
        await using var org = await StartAsync(static options => options with { RefreshTokenGracePeriod = TimeSpan.FromSeconds(30) });
        var app = OrgFixture.FirstOf(org);
        var first = await app.SignInAsync(_browser);
        var second = await app.RefreshAsync(first.RefreshToken);
        _clock.Advance(TimeSpan.FromSeconds(31));

        var late = await app.RefreshAsync(first.RefreshToken);

        Assert.Equal("invalid_grant", late["error"]);
        Assert.Equal("invalid_grant", (await app.RefreshAsync(second.RefreshToken))["error"]);
    }

    [Fact]
    public async Task Without_a_grace_period_a_refresh_token_is_valid_for_one_refresh()
    {
        await using var org = await StartAsync(static options => options with { RefreshTokenGracePeriod = TimeSpan.Zero });
        var app = OrgFixture.FirstOf(org);
        var first = await app.SignInAsync(_browser);
        await app.RefreshAsync(first.RefreshToken);

        var again = await app.RefreshAsync(first.RefreshToken);

        Assert.Equal("invalid_grant", again["error"]);
    }

    [Fact]
    public async Task Without_rotation_the_refresh_token_stays()
    {
        await using var org = await StartAsync(static options => options with { RotateRefreshTokens = false });
        var app = OrgFixture.FirstOf(org);
        var first = await app.SignInAsync(_browser);

        var second = await app.RefreshAsync(first.RefreshToken);
        _clock.Advance(TimeSpan.FromHours(1));
        var third = await app.RefreshAsync(first.RefreshToken);

        Assert.Null(second["refresh_token"]);
        Assert.Equal(HttpStatusCode.OK, third.Status);
    }

    [Fact]
    public async Task Tokens_last_as_long_as_they_were_set()
    {
        await using var org = await StartAsync(static options =>
            options with
            {
                AccessTokenLifetime = TimeSpan.FromSeconds(60),
                RefreshTokenLifetime = TimeSpan.FromSeconds(600),
            }
        );
        var app = OrgFixture.FirstOf(org);
        var tokens = await app.SignInAsync(_browser);
        var others = await app.SignInAsync(_browser);

        _clock.Advance(TimeSpan.FromSeconds(59));
        var valid = await app.UserInfoAsync(tokens.AccessToken);
        _clock.Advance(TimeSpan.FromSeconds(2));
        var expired = await app.UserInfoAsync(tokens.AccessToken);
        _clock.Advance(TimeSpan.FromSeconds(538));
        var inTime = await app.RefreshAsync(others.RefreshToken);
        _clock.Advance(TimeSpan.FromSeconds(2));
        var tooLate = await app.RefreshAsync(tokens.RefreshToken);

        Assert.Equal(60, tokens.Identity.Content.GetProperty("exp").GetInt64() - tokens.Identity.Content.GetProperty("iat").GetInt64());
        Assert.Equal(HttpStatusCode.OK, valid.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, expired.Status);
        Assert.Equal(HttpStatusCode.OK, inTime.Status);
        Assert.Equal("invalid_grant", tooLate["error"]);
    }

    [Fact]
    public async Task Revoking_the_refresh_token_ends_the_access_tokens_of_that_sign_in()
    {
        await using var org = await StartAsync();
        var app = OrgFixture.FirstOf(org);
        var first = await app.SignInAsync(_browser);
        var second = await app.RefreshAsync(first.RefreshToken);

        var revoked = await app.RevokeAsync(second.RefreshToken, "refresh_token");

        Assert.Equal(HttpStatusCode.OK, revoked.Status);
        Assert.Equal("invalid_grant", (await app.RefreshAsync(second.RefreshToken))["error"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.UserInfoAsync(first.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.UserInfoAsync(second.AccessToken)).Status);
    }

    [Fact]
    public async Task Revoking_an_access_token_leaves_the_refresh_token_alone()
    {
        await using var org = await StartAsync();
        var app = OrgFixture.FirstOf(org);
        var tokens = await app.SignInAsync(_browser);

        await app.RevokeAsync(tokens.AccessToken, "access_token");

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.UserInfoAsync(tokens.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.RefreshAsync(tokens.RefreshToken)).Status);
    }

    [Fact]
    public async Task Revoking_one_apps_tokens_leaves_those_of_the_other_app_alone()
    {
        await using var org = await StartAsync();
        var first = await OrgFixture.FirstOf(org).SignInAsync(_browser);
        var second = await OrgFixture.SecondOf(org).SignInAsync(_browser);

        await OrgFixture.FirstOf(org).RevokeAsync(first.RefreshToken, "refresh_token");

        Assert.Equal(HttpStatusCode.OK, (await OrgFixture.SecondOf(org).RefreshAsync(second.RefreshToken)).Status);
    }

    [Fact]
    public async Task Revoking_an_unknown_token_is_not_an_error()
    {
        await using var org = await StartAsync();

        var response = await OrgFixture.FirstOf(org).RevokeAsync("no-token-at-all", "refresh_token");

        Assert.Equal(HttpStatusCode.OK, response.Status);
    }

    public void Dispose() => _browser.Dispose();

    private Task<LocalOrgServer> StartAsync(Func<LocalOrgOptions, LocalOrgOptions>? change = null) =>
        LocalOrgServer.StartAsync(
            (change ?? (static options => options))(OrgFixture.Options with { TimeProvider = _clock }),
            TestContext.Current.CancellationToken
        );
}
