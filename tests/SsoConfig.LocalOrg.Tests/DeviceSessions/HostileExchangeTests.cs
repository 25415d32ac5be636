using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.DeviceSessions;

/// <summary>What an attacker can have of a device session, and why it isn't enough.</summary>
public sealed class HostileExchangeTests(NativeSsoFixture fixture) : IClassFixture<NativeSsoFixture>
{
    [Fact]
    public async Task A_stolen_id_token_without_the_secret_is_worthless()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);

        var without = await org.ExchangeAsync(org.Second, first.IdToken, "", ("actor_token", null), ("actor_token_type", null));
        var guessed = await org.ExchangeAsync(org.Second, first.IdToken, "guessed");

        Assert.Equal("invalid_request", without["error"]);
        Assert.Equal("invalid_request", guessed["error"]);
    }

    [Fact]
    public async Task A_stolen_secret_without_the_id_token_is_worthless()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);

        var without = await org.ExchangeAsync(org.Second, "", first["device_secret"]!, ("subject_token", null));
        var accessToken = await org.ExchangeAsync(org.Second, first.AccessToken, first["device_secret"]!);
        var refreshToken = await org.ExchangeAsync(org.Second, first.RefreshToken, first["device_secret"]!);

        Assert.All([without, accessToken, refreshToken], static response => Assert.Equal("invalid_request", response["error"]));
    }

    [Fact]
    public async Task An_id_token_of_a_sign_in_without_device_sso_is_refused()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        var plain = await org.SignInAsync(org.Second, "openid offline_access");

        var second = await org.ExchangeAsync(org.Second, plain.IdToken, first["device_secret"]!);

        Assert.Equal("invalid_request", second["error"]);
    }

    [Fact]
    public async Task The_secret_of_another_device_is_refused()
    {
        var org = fixture.WithNewBrowser();
        var mine = await org.SignInAsync(org.First);
        var theirs = await org.SignInAsync(org.First);

        var second = await org.ExchangeAsync(org.Second, mine.IdToken, theirs["device_secret"]!);

        Assert.NotEqual(mine["device_secret"], theirs["device_secret"]);
        Assert.Equal("invalid_request", second["error"]);
    }

    [Fact]
    public async Task The_id_token_of_another_user_is_refused()
    {
        var org = fixture.WithNewBrowser();
        var ada = await org.SignInAsync(org.First);
        var grace = await org.SignInAsync(org.First, user: "grace@example.com", prompt: "login");

        var second = await org.ExchangeAsync(org.Second, ada.IdToken, grace["device_secret"]!);

        Assert.Equal("invalid_request", second["error"]);
    }

    [Fact]
    public async Task A_changed_id_token_is_refused()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        var parts = first.IdToken.Split('.');
        var (other, secret) = ((await org.SignInAsync(org.First)).IdToken.Split('.'), first["device_secret"]!);

        var second = await org.ExchangeAsync(org.Second, $"{parts[0]}.{parts[1]}.{other[2]}", secret);

        Assert.Equal("invalid_request", second["error"]);
    }

    [Fact]
    public async Task An_app_of_another_family_is_refused()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);

        var stranger = await org.ExchangeAsync(org.Stranger, first.IdToken, first["device_secret"]!);

        Assert.Equal("invalid_request", stranger["error"]);
    }

    [Fact]
    public async Task A_client_that_does_not_exist_is_refused()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        var unknown = new TestApp(org.Server, OrgFixture.FirstRegistration with { ClientId = "nobody" });

        var response = await org.ExchangeAsync(unknown, first.IdToken, first["device_secret"]!);

        Assert.Equal("invalid_client", response["error"]);
    }

    [Fact]
    public async Task Pairs_of_another_org_are_refused()
    {
        var org = fixture.WithNewBrowser();
        await using var other = await NativeSsoOrg.StartAsync();
        var theirs = await other.SignInAsync(other.First);

        var second = await org.ExchangeAsync(org.Second, theirs.IdToken, theirs["device_secret"]!);

        Assert.Equal("invalid_request", second["error"]);
    }
}
