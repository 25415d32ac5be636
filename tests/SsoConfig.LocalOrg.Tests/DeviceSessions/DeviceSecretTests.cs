using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.DeviceSessions;

/// <summary>Native SSO 1.0 §3: what a sign-in in the browser returns.</summary>
public sealed class DeviceSecretTests
{
    [Fact]
    public async Task Discovery_says_that_the_org_supports_native_sso()
    {
        await using var org = await NativeSsoOrg.StartAsync();

        var document = await org.First.DiscoverAsync();

        Assert.True(document.Content.GetProperty("native_sso_supported").GetBoolean());
        Assert.Contains("device_sso", document["scopes_supported"], StringComparison.Ordinal);
        Assert.Contains("ds_hash", document["claims_supported"], StringComparison.Ordinal);
        Assert.Contains("urn:ietf:params:oauth:grant-type:token-exchange", document["grant_types_supported"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_exchange_with_device_sso_returns_a_secret_and_binds_the_id_token_to_it()
    {
        await using var org = await NativeSsoOrg.StartAsync();

        var tokens = await org.SignInAsync(org.First);

        Assert.Equal(HashOf(tokens["device_secret"]!), tokens.Identity["ds_hash"]);
        Assert.NotNull(tokens.Identity["sid"]);
    }

    [Theory]
    [InlineData(NativeSsoSupport.Standard, "openid profile", null)]
    [InlineData(NativeSsoSupport.Standard, "openid device_sso", "secret")]
    [InlineData(NativeSsoSupport.Okta, "openid device_sso", null)]
    [InlineData(NativeSsoSupport.Okta, "openid device_sso offline_access", "secret")]
    public async Task Each_dialect_has_the_scopes_that_it_requires_for_a_secret(NativeSsoSupport dialect, string scope, string? expected)
    {
        await using var org = await NativeSsoOrg.StartAsync(dialect);

        var tokens = await org.SignInAsync(org.First, scope);

        Assert.Equal(expected is not null, tokens["device_secret"] is not null);
        Assert.Equal(expected is not null, tokens.Identity["ds_hash"] is not null);
    }

    [Fact]
    public async Task The_secret_that_an_app_already_has_is_kept_for_the_same_user()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var first = await org.SignInAsync(org.First);

        var second = await org.SignInAsync(org.Second, deviceSecret: first["device_secret"]);

        Assert.Equal(first["device_secret"], second["device_secret"]);
        Assert.Equal(first.Identity["ds_hash"], second.Identity["ds_hash"]);
    }

    [Fact]
    public async Task Another_user_on_the_device_gets_another_secret()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var ada = await org.SignInAsync(org.First);

        var grace = await org.SignInAsync(org.Second, deviceSecret: ada["device_secret"], user: "grace@example.com", prompt: "login");

        Assert.NotNull(grace["device_secret"]);
        Assert.NotEqual(ada["device_secret"], grace["device_secret"]);
        Assert.Equal(HashOf(grace["device_secret"]!), grace.Identity["ds_hash"]);
    }

    [Theory]
    [InlineData("not-a-secret-at-all")]
    [InlineData("")]
    public async Task A_secret_that_the_org_does_not_know_is_replaced(string unknown)
    {
        await using var org = await NativeSsoOrg.StartAsync();

        var tokens = await org.SignInAsync(org.First, deviceSecret: unknown);

        Assert.NotEqual(unknown, tokens["device_secret"]);
        Assert.Equal(HashOf(tokens["device_secret"]!), tokens.Identity["ds_hash"]);
    }

    [Fact]
    public async Task A_secret_of_another_family_is_replaced()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var first = await org.SignInAsync(org.First);

        var stranger = await org.SignInAsync(org.Stranger, deviceSecret: first["device_secret"]);

        Assert.NotNull(stranger["device_secret"]);
        Assert.NotEqual(first["device_secret"], stranger["device_secret"]);
    }

    [Fact]
    public async Task A_refresh_keeps_secret_and_id_token_a_pair()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var tokens = await org.SignInAsync(org.First);

        var refreshed = await org.First.RefreshAsync(tokens.RefreshToken);

        Assert.Null(refreshed["device_secret"]);
        Assert.Equal(tokens.Identity["ds_hash"], refreshed.Identity["ds_hash"]);
        Assert.Equal(tokens.Identity["sid"], refreshed.Identity["sid"]);
    }

    [Fact]
    public async Task A_refresh_after_the_secret_has_expired_returns_a_new_one()
    {
        await using var org = await NativeSsoOrg.StartAsync(change: NativeSsoOrg.WithRefreshTokensOfTwoHours);
        var tokens = await org.SignInAsync(org.First);
        org.Clock.Advance(TimeSpan.FromMinutes(90));
        var before = await org.First.RefreshAsync(tokens.RefreshToken);
        org.Clock.Advance(TimeSpan.FromMinutes(31));

        var after = await org.First.RefreshAsync(before.RefreshToken);

        Assert.Null(before["device_secret"]);
        Assert.NotNull(after["device_secret"]);
        Assert.NotEqual(tokens["device_secret"], after["device_secret"]);
        Assert.Equal(HashOf(after["device_secret"]!), after.Identity["ds_hash"]);
        Assert.NotNull((await org.ExchangeAsync(org.Second, after.IdToken, after["device_secret"]!))["access_token"]);
    }

    private static string HashOf(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(secret)).AsSpan(0, 16));
}
