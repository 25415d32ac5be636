using System.Net;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.DeviceSessions;

/// <summary>Native SSO 1.0 §4: the second app signs in without a browser.</summary>
public sealed class TokenExchangeTests
{
    [Fact]
    public async Task The_second_app_gets_tokens_of_its_own_for_the_sign_in_of_the_first()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var first = await org.SignInAsync(org.First);

        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        Assert.True(second.Status == HttpStatusCode.OK, second.Content.ToString());
        Assert.Equal("urn:ietf:params:oauth:token-type:access_token", second["issued_token_type"]);
        Assert.Equal("Bearer", second["token_type"]);
        Assert.Equal("second-client", second.Identity["aud"]);
        foreach (var claim in (string[])["iss", "sub", "sid", "auth_time", "ds_hash", "name"])
        {
            Assert.Equal(first.Identity[claim], second.Identity[claim]);
        }
    }

    [Fact]
    public async Task The_tokens_of_the_second_app_are_as_good_as_those_of_a_browser()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var first = await org.SignInAsync(org.First);
        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        var userInfo = await org.Second.UserInfoAsync(second.AccessToken);
        var refreshed = await org.Second.RefreshAsync(second.RefreshToken);

        Assert.Equal(first.Identity["sub"], userInfo["sub"]);
        Assert.Equal("Ada Lovelace", userInfo["name"]);
        Assert.Equal(second.Identity["ds_hash"], refreshed.Identity["ds_hash"]);
        Assert.NotNull(refreshed["refresh_token"]);
    }

    [Fact]
    public async Task The_pair_of_the_second_app_signs_in_a_third()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var first = await org.SignInAsync(org.First);
        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        var third = await org.ExchangeAsync(org.First, second.IdToken, first["device_secret"]!);

        Assert.Equal(first.Identity["sub"], third.Identity["sub"]);
    }

    [Fact]
    public async Task Without_offline_access_there_is_no_refresh_token()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var first = await org.SignInAsync(org.First);

        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!, ("scope", "openid"));

        Assert.NotNull(second["access_token"]);
        Assert.Null(second["refresh_token"]);
    }

    [Fact]
    public async Task An_expired_id_token_is_accepted()
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var first = await org.SignInAsync(org.First);
        org.Clock.Advance(TimeSpan.FromDays(2));

        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        Assert.Equal(first.Identity["sub"], second.Identity["sub"]);
    }

    [Fact]
    public async Task The_secret_lasts_as_long_as_a_refresh_token()
    {
        await using var org = await NativeSsoOrg.StartAsync(change: NativeSsoOrg.WithRefreshTokensOfTwoHours);
        var first = await org.SignInAsync(org.First);
        org.Clock.Advance(TimeSpan.FromMinutes(119));
        var before = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);
        org.Clock.Advance(TimeSpan.FromMinutes(2));

        var after = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        Assert.NotNull(before["access_token"]);
        Assert.Equal("invalid_grant", after["error"]);
    }

    [Theory]
    [InlineData(NativeSsoSupport.Standard, NativeSsoOrg.StandardActorTokenType, "issuer", null)]
    [InlineData(NativeSsoSupport.Standard, NativeSsoOrg.OktaActorTokenType, "issuer", "invalid_request")]
    [InlineData(NativeSsoSupport.Standard, NativeSsoOrg.StandardActorTokenType, "api://default", "invalid_target")]
    [InlineData(NativeSsoSupport.Standard, NativeSsoOrg.StandardActorTokenType, null, "invalid_target")]
    [InlineData(NativeSsoSupport.Okta, NativeSsoOrg.OktaActorTokenType, "api://default", null)]
    [InlineData(NativeSsoSupport.Okta, NativeSsoOrg.StandardActorTokenType, "api://default", "invalid_request")]
    [InlineData(NativeSsoSupport.Okta, NativeSsoOrg.OktaActorTokenType, "issuer", "invalid_target")]
    [InlineData(NativeSsoSupport.Okta, NativeSsoOrg.OktaActorTokenType, null, "invalid_target")]
    public async Task Each_dialect_refuses_the_other(NativeSsoSupport dialect, string actorTokenType, string? audience, string? error)
    {
        await using var org = await NativeSsoOrg.StartAsync(dialect);
        var first = await org.SignInAsync(org.First);

        var second = await org.ExchangeAsync(
            org.Second,
            first.IdToken,
            first["device_secret"]!,
            ("actor_token_type", actorTokenType),
            ("audience", audience == "issuer" ? org.Server.Issuer : audience)
        );

        Assert.Equal(error, second["error"]);
        Assert.Equal(error is null, second["access_token"] is not null);
    }

    [Fact]
    public async Task The_audience_can_be_another_one()
    {
        await using var org = await NativeSsoOrg.StartAsync(change: static options => options with { NativeSsoAudience = "api://sample" });
        var first = await org.SignInAsync(org.First);

        var other = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);
        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!, ("audience", "api://sample"));

        Assert.Equal("invalid_target", other["error"]);
        Assert.NotNull(second["access_token"]);
    }

    [Theory]
    [InlineData("scope", null, "invalid_scope")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("scope", "openid email admin", "invalid_scope")]
    [InlineData("subject_token_type", "urn:ietf:params:oauth:token-type:access_token", "invalid_request")]
    [InlineData("requested_token_type", "urn:ietf:params:oauth:token-type:saml2", "invalid_request")]
    public async Task A_request_that_the_specification_does_not_have_is_refused(string parameter, string? value, string error)
    {
        await using var org = await NativeSsoOrg.StartAsync();
        var first = await org.SignInAsync(org.First);

        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!, (parameter, value));

        Assert.Equal(error, second["error"]);
    }

    [Fact]
    public async Task An_app_without_consent_needs_a_browser()
    {
        await using var org = await NativeSsoOrg.StartAsync(change: static options => options with { RequireConsent = true });
        var consent = await org.Browser.SignInAsync(
            await org.Browser.OpenAsync(org.First.AuthorizeAddress(("scope", "openid device_sso")))
        );
        var first = await org.First.RedeemAsync(await org.Browser.PressAsync(consent, "allow"));

        var second = await org.ExchangeAsync(org.Second, first.IdToken, first["device_secret"]!);

        Assert.Equal("consent_required", second["error"]);
    }
}
