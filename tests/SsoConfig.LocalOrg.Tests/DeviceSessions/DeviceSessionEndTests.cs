using System.Net;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.DeviceSessions;

/// <summary>The single sign-out of a family: the device secret ends the tokens of all its apps.</summary>
public sealed class DeviceSessionEndTests(NativeSsoFixture fixture) : IClassFixture<NativeSsoFixture>
{
    [Fact]
    public async Task Revoking_the_secret_ends_the_tokens_of_all_apps()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        var revoked = await org.First.RevokeAsync(first["device_secret"]!, "device_secret");

        Assert.True(revoked.Status == HttpStatusCode.OK, revoked.Content.ToString());
        await AssertEndedAsync(org, first, second);
        Assert.Contains(org.Server.Log.Events, static one => one is { Kind: "device_session_ended", Client: "first-client" });
    }

    [Fact]
    public async Task An_app_that_joined_by_an_exchange_can_end_the_session_for_all()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        await org.Second.RevokeAsync(first["device_secret"]!, "device_secret");

        await AssertEndedAsync(org, first, second);
    }

    [Fact]
    public async Task An_app_that_joined_with_a_browser_sign_in_is_signed_out_too()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        var second = await org.SignInAsync(org.Second, deviceSecret: first["device_secret"]);

        await org.First.RevokeAsync(first["device_secret"]!, "device_secret");

        await AssertEndedAsync(org, first, second);
    }

    [Fact]
    public async Task End_session_with_the_secret_ends_the_tokens_and_the_browser_session()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        var response = await org.Browser.OpenAsync(
            org.First.EndSessionAddress(
                ("id_token_hint", first.IdToken),
                ("device_secret", first["device_secret"]),
                ("post_logout_redirect_uri", "com.first.sample:/logout"),
                ("state", "s-1")
            )
        );

        Assert.Equal("com.first.sample:/logout?state=s-1", response.Address.ToString());
        await AssertEndedAsync(org, first, second);
        Assert.Equal("login_required", (await org.Browser.OpenAsync(org.First.AuthorizeAddress(("prompt", "none"))))["error"]);
    }

    [Fact]
    public async Task End_session_without_a_browser_ends_the_tokens()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        await org.First.EndSessionWithoutBrowserAsync(("id_token_hint", first.IdToken), ("device_secret", first["device_secret"]));

        await AssertEndedAsync(org, first, second);
    }

    [Fact]
    public async Task End_session_without_the_secret_leaves_the_device_session()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);

        await org.Browser.OpenAsync(org.First.EndSessionAddress(("id_token_hint", first.IdToken)));

        Assert.NotNull((await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!))["access_token"]);
    }

    [Fact]
    public async Task Revoking_the_refresh_token_of_one_app_leaves_the_others()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        await org.First.RevokeAsync(first.RefreshToken, "refresh_token");

        Assert.Equal("invalid_grant", (await org.First.RefreshAsync(first.RefreshToken))["error"]);
        Assert.Equal(HttpStatusCode.OK, (await org.Second.RefreshAsync(second.RefreshToken)).Status);
    }

    [Fact]
    public async Task An_app_of_another_family_ends_nothing()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);

        var response = await org.Stranger.RevokeAsync(first["device_secret"]!, "device_secret");

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.NotNull((await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!))["access_token"]);
    }

    [Fact]
    public async Task The_session_of_another_device_goes_on()
    {
        var org = fixture.WithNewBrowser();
        var phone = await org.SignInAsync(org.First);
        var tablet = await org.SignInAsync(org.First);

        await org.First.RevokeAsync(phone["device_secret"]!, "device_secret");

        Assert.Equal(HttpStatusCode.OK, (await org.First.RefreshAsync(tablet.RefreshToken)).Status);
        Assert.NotNull((await org.ExchangeAsync(org.Second, tablet.IdToken, tablet["device_secret"]!))["access_token"]);
    }

    [Fact]
    public async Task A_revoked_secret_is_replaced_at_the_next_sign_in()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        await org.First.RevokeAsync(first["device_secret"]!, "device_secret");

        var again = await org.SignInAsync(org.First, deviceSecret: first["device_secret"]);

        Assert.NotEqual(first["device_secret"], again["device_secret"]);
        Assert.NotNull((await org.ExchangeAsync(org.Second, again.IdToken, again["device_secret"]!))["access_token"]);
    }

    [Fact]
    public async Task Revoking_a_secret_twice_or_an_unknown_one_is_not_an_error()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        await org.First.RevokeAsync(first["device_secret"]!, "device_secret");

        var again = await org.First.RevokeAsync(first["device_secret"]!, "device_secret");
        var unknown = await org.First.RevokeAsync("unknown", "device_secret");

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(HttpStatusCode.OK, unknown.Status);
    }

    [Fact]
    public async Task An_exchange_at_the_moment_of_the_sign_out_leaves_no_refresh_token_behind()
    {
        var org = fixture.WithNewBrowser();
        for (var round = 0; round < 10; round++)
        {
            var first = await org.SignInAsync(org.First);
            var exchanges = Enumerable
                .Range(0, 4)
                .Select(_ => org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!))
                .ToList();
            await org.First.RevokeAsync(first["device_secret"]!, "device_secret");

            foreach (var exchanged in await Task.WhenAll(exchanges))
            {
                Assert.True(
                    exchanged["error"] == "invalid_grant"
                        || (await org.Second.RefreshAsync(exchanged.RefreshToken))["error"] == "invalid_grant",
                    $"round {round}: {exchanged.Content}"
                );
            }
        }
    }

    private static async Task AssertEndedAsync(NativeSsoOrg org, Json first, Json second)
    {
        Assert.Equal("invalid_grant", (await org.First.RefreshAsync(first.RefreshToken))["error"]);
        Assert.Equal("invalid_grant", (await org.Second.RefreshAsync(second.RefreshToken))["error"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await org.First.UserInfoAsync(first.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await org.Second.UserInfoAsync(second.AccessToken)).Status);
        Assert.NotNull((await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!))["error"]);
    }
}
