using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.DeviceSessions;

public sealed class NativeSsoFaultTests
{
    [Fact]
    public async Task The_ds_hash_can_be_another_one()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var right = await org.SignInAsync(org.First);
        org.Fail("wrong-ds-hash");

        var wrong = await org.SignInAsync(org.First, deviceSecret: right["device_secret"]);

        Assert.Equal(right["device_secret"], wrong["device_secret"]);
        Assert.NotNull(wrong.Identity["ds_hash"]);
        Assert.NotEqual(right.Identity["ds_hash"], wrong.Identity["ds_hash"]);
    }

    [Fact]
    public async Task The_ds_hash_can_be_missing()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        org.Fail("no-ds-hash");

        var tokens = await org.SignInAsync(org.First);

        Assert.NotNull(tokens["device_secret"]);
        Assert.Null(tokens.Identity["ds_hash"]);
    }

    [Fact]
    public async Task The_secret_can_be_the_one_of_another_device()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var right = await org.SignInAsync(org.First);
        org.Fail("foreign-device-secret");

        var foreign = await org.SignInAsync(org.First, deviceSecret: right["device_secret"]);

        Assert.NotEqual(right["device_secret"], foreign["device_secret"]);
        Assert.Equal(right.Identity["ds_hash"], foreign.Identity["ds_hash"]);
        Assert.Equal("invalid_request", (await org.ExchangeAsync(org.Second, foreign.IdToken, foreign["device_secret"]!))["error"]);
    }

    [Theory]
    [InlineData("invalid_grant")]
    [InlineData("interaction_required")]
    public async Task An_exchange_can_lead_to_any_error_while_other_token_requests_do_not(string error)
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var first = await org.SignInAsync(org.First);
        org.Fail($"token-exchange={error}");

        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);
        var refreshed = await org.First.RefreshAsync(first.RefreshToken);

        Assert.Equal(error, second["error"]);
        Assert.NotNull(refreshed["access_token"]);
    }
}
