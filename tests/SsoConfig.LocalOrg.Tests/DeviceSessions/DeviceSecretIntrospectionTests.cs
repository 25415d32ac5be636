using System.Net;
using System.Text.Json;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.DeviceSessions;

/// <summary>RFC 7662 for device secrets, as Okta has it: whether one is still valid.</summary>
public sealed class DeviceSecretIntrospectionTests(NativeSsoFixture fixture) : IClassFixture<NativeSsoFixture>
{
    [Fact]
    public async Task Discovery_has_the_endpoint_for_public_clients()
    {
        var org = fixture.WithNewBrowser();

        var document = await org.First.DiscoverAsync();

        Assert.Equal(org.First.At("v1/introspect"), document["introspection_endpoint"]);
        Assert.Equal(
            "none",
            Assert.Single(document.Content.GetProperty("introspection_endpoint_auth_methods_supported").EnumerateArray()).GetString()
        );
    }

    [Theory]
    [InlineData(NativeSsoSupport.Standard, NativeSsoOrg.StandardActorTokenType)]
    [InlineData(NativeSsoSupport.Okta, NativeSsoOrg.OktaActorTokenType)]
    public async Task A_valid_secret_is_active_with_its_sid_its_type_and_its_expiry(NativeSsoSupport dialect, string tokenType)
    {
        await using var org = await NativeSsoOrg.StartAsync(dialect, NativeSsoOrg.WithRefreshTokensOfTwoHours);
        var first = await org.SignInAsync(org.First);

        var response = await org.First.IntrospectAsync(first["device_secret"]!, "device_secret");

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal(["active", "exp", "sid", "token_type"], MembersOf(response));
        Assert.True(response.Content.GetProperty("active").GetBoolean());
        Assert.Equal(first.Identity["sid"], response["sid"]);
        Assert.Equal(tokenType, response["token_type"]);
        Assert.Equal(org.Clock.GetUtcNow().AddHours(2).ToUnixTimeSeconds(), response.Content.GetProperty("exp").GetInt64());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("access_token")]
    [InlineData("of-no-kind")]
    public async Task The_hint_is_only_a_hint(string? hint)
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);

        var response = await org.First.IntrospectAsync(first["device_secret"]!, hint);

        Assert.Equal("True", response["active"]);
    }

    [Fact]
    public async Task Every_app_of_the_family_can_ask()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);

        var response = await org.Second.IntrospectAsync(first["device_secret"]!, "device_secret");

        Assert.Equal("True", response["active"]);
    }

    [Fact]
    public async Task An_app_of_another_family_is_told_nothing()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);

        AssertInactive(await org.Stranger.IntrospectAsync(first["device_secret"]!, "device_secret"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task Who_is_no_client_of_the_org_is_refused(string clientId)
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        var nobody = new TestApp(org.Server, OrgFixture.FirstRegistration with { ClientId = clientId });

        var response = await nobody.IntrospectAsync(first["device_secret"]!, "device_secret");

        Assert.Equal("invalid_client", response["error"]);
        Assert.Null(response["active"]);
    }

    [Theory]
    [InlineData("not-a-secret-at-all")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task An_unknown_secret_is_inactive(string unknown)
    {
        var org = fixture.WithNewBrowser();

        AssertInactive(await org.First.IntrospectAsync(unknown, "device_secret"));
    }

    [Fact]
    public async Task A_secret_of_another_org_is_inactive()
    {
        var org = fixture.WithNewBrowser();
        await using var other = await NativeSsoOrg.StartAsync();
        var theirs = await other.SignInAsync(other.First);

        AssertInactive(await org.First.IntrospectAsync(theirs["device_secret"]!, "device_secret"));
    }

    [Fact]
    public async Task An_expired_secret_is_inactive()
    {
        await using var org = await NativeSsoOrg.StartAsync(change: NativeSsoOrg.WithRefreshTokensOfTwoHours);
        var first = await org.SignInAsync(org.First);
        org.Clock.Advance(TimeSpan.FromMinutes(119));
        var before = await org.First.IntrospectAsync(first["device_secret"]!, "device_secret");
        org.Clock.Advance(TimeSpan.FromMinutes(1));

        var after = await org.First.IntrospectAsync(first["device_secret"]!, "device_secret");

        Assert.Equal("True", before["active"]);
        AssertInactive(after);
    }

    [Fact]
    public async Task After_a_revocation_the_secret_and_the_tokens_of_all_apps_are_inactive()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);
        var before = await org.Second.IntrospectAsync(second.RefreshToken, "refresh_token");

        await org.First.RevokeAsync(first["device_secret"]!, "device_secret");

        Assert.Equal("True", before["active"]);
        AssertInactive(await org.First.IntrospectAsync(first["device_secret"]!, "device_secret"));
        AssertInactive(await org.First.IntrospectAsync(first.RefreshToken, "refresh_token"));
        AssertInactive(await org.Second.IntrospectAsync(second.RefreshToken, "refresh_token"));
        AssertInactive(await org.Second.IntrospectAsync(second.AccessToken, "access_token"));
    }

    [Fact]
    public async Task Ending_the_session_with_the_secret_makes_it_inactive()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);

        await org.First.EndSessionWithoutBrowserAsync(("id_token_hint", first.IdToken), ("device_secret", first["device_secret"]));

        AssertInactive(await org.First.IntrospectAsync(first["device_secret"]!, "device_secret"));
    }

    [Fact]
    public async Task Introspection_changes_nothing()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        await org.First.IntrospectAsync(first["device_secret"]!, "device_secret");
        await org.Stranger.IntrospectAsync(first["device_secret"]!, "device_secret");

        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        Assert.NotNull(second["access_token"]);
    }

    [Fact]
    public async Task A_secret_in_the_address_is_refused()
    {
        var org = fixture.WithNewBrowser();
        var first = await org.SignInAsync(org.First);
        using var http = new HttpClient();

        var response = await Json.ReadAsync(
            http.GetAsync(
                org.First.At($"v1/introspect?client_id=first-client&token={first["device_secret"]}"),
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal("invalid_request", response["error"]);
        Assert.Null(response["active"]);
    }

    [Fact]
    public async Task The_log_has_the_request()
    {
        var org = fixture.WithNewBrowser();

        await org.First.IntrospectAsync("not-a-secret-at-all", "device_secret");

        Assert.Contains(org.Server.Log.Events, static one => one is { Kind: "introspect", Client: "first-client", Outcome: "ok" });
    }

    [Fact]
    public async Task The_endpoint_can_fail_on_purpose()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        org.Fail("introspect:503:1");
        using var http = new HttpClient();

        var response = await http.PostAsync(org.First.At("v1/introspect"), null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    private static void AssertInactive(Json response)
    {
        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal("""{"active":false}""", JsonSerializer.Serialize(response.Content));
    }

    private static IEnumerable<string> MembersOf(Json response) =>
        response.Content.EnumerateObject().Select(static member => member.Name).Order(StringComparer.Ordinal);
}
