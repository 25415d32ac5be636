using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.NativeSso;

/// <summary>What goes over the wire when the apps of a family share a sign-in (Native SSO 1.0, sections 3 and 4).</summary>
public sealed class NativeSsoRequestTests
{
    public static TheoryData<string> Dialects => [SsoNativeSsoOptions.StandardDeviceSecretType, SsoNativeSsoOptions.OktaDeviceSecretType];

    [Fact]
    [Conformance("NSSO-a")]
    public async Task The_browser_is_sent_with_the_scope_that_asks_for_a_device_secret()
    {
        using var family = await FamilyScenario.WithSessionAsync();

        var scopes = Assert.Single(family.Provider.Authorizations)["scope"].Split(' ');

        Assert.Equal(["openid", "profile", "offline_access", "device_sso"], scopes);
    }

    [Fact]
    [Conformance("NSSO-a")]
    public async Task A_provider_that_does_not_announce_it_is_asked_for_nothing()
    {
        using var family = new FamilyScenario();
        family.Provider.AlterDiscovery = static discovery => discovery.Remove("native_sso_supported");

        await family.First.SignedInAsync();
        await family.Second.SignedInAsync();

        Assert.All(
            family.Provider.Authorizations,
            static request => Assert.DoesNotContain("device_sso", request["scope"], StringComparison.Ordinal)
        );
        Assert.Empty(family.Provider.Exchanges);
        Assert.Null(family.Credential);
    }

    [Fact]
    public async Task Okta_which_announces_nothing_is_asked_all_the_same()
    {
        using var family = await FamilyScenario.WithSessionAsync(SsoNativeSsoOptions.OktaDeviceSecretType);

        Assert.Contains("device_sso", Assert.Single(family.Provider.Authorizations)["scope"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    [Conformance("NSSO-d")]
    public async Task The_second_app_exchanges_id_token_and_device_secret_for_tokens_of_its_own(string dialect)
    {
        using var family = await FamilyScenario.WithSessionAsync(dialect);

        var signedIn = await family.Second.SignedInAsync();

        Assert.Equal(SignInMethod.NativeSso, signedIn.Method);
        Assert.Single(family.Browser.Visits);
        var exchange = Assert.Single(family.Provider.Exchanges);
        Assert.Equal(HttpMethod.Post, exchange.Method);
        Assert.Equal("application/x-www-form-urlencoded", exchange.ContentType);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["grant_type"] = RecordingProvider.TokenExchangeGrant,
                ["client_id"] = "client-2",
                ["subject_token"] = family.SharedIdToken,
                ["subject_token_type"] = RecordingProvider.IdTokenType,
                ["actor_token"] = family.DeviceSecret,
                ["actor_token_type"] = dialect,
                ["audience"] = family.NativeSso.Audience,
                ["scope"] = "openid profile offline_access",
            }.OrderBy(static field => field.Key),
            exchange.Form.OrderBy(static field => field.Key)
        );
    }

    [Theory]
    [InlineData(SsoNativeSsoOptions.StandardDeviceSecretType, SsoNativeSsoOptions.OktaDeviceSecretType)]
    [InlineData(SsoNativeSsoOptions.OktaDeviceSecretType, SsoNativeSsoOptions.StandardDeviceSecretType)]
    [Conformance("NSSO-d")]
    public async Task A_provider_refuses_the_other_dialect_and_the_browser_opens(string dialect, string other)
    {
        using var family = new FamilyScenario(dialect);
        family.Provider.HashesLikeOkta = true;
        family.Provider.AlterDiscovery = static discovery => discovery["native_sso_supported"] = true;
        await family.First.SignedInAsync();
        var app = family.AddApp("client-3", family.NativeSso with { DeviceSecretType = other });

        var signedIn = await app.SignedInAsync();

        Assert.Equal(other, Assert.Single(family.Provider.Exchanges).Form["actor_token_type"]);
        Assert.Equal(SignInMethod.Browser, signedIn.Method);
    }

    [Fact]
    public async Task A_silent_sign_in_is_one_request_where_discovery_is_cached()
    {
        using var family = await FamilyScenario.BothSignedInAsync();
        await family.Second.SignOutAsync(SignOutScope.ThisApp);
        var before = family.Provider.Requests.Count;

        Assert.Equal(SignInMethod.NativeSso, (await family.Second.SignedInAsync()).Method);

        Assert.Equal(RecordingProvider.TokenPath, Assert.Single(family.Provider.Requests.Skip(before)).Endpoint);
    }

    [Fact]
    public async Task An_id_token_that_has_expired_is_exchanged_all_the_same()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Time.Advance(TimeSpan.FromDays(20));

        Assert.Equal(SignInMethod.NativeSso, (await family.Second.SignedInAsync()).Method);
    }

    [Fact]
    [Conformance("NSSO-c")]
    public async Task A_secret_that_the_family_has_goes_along_with_the_next_code()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var secret = family.DeviceSecret;

        await family.Second.SignedInAsync(new SignInRequest { Prompt = Prompt.Login });

        Assert.Null(family.Provider.TokenRequests[0].Form.GetValueOrDefault("device_secret"));
        Assert.Equal(secret, family.Provider.TokenRequests[1].Form["device_secret"]);
        Assert.Equal(secret, family.DeviceSecret);
    }

    [Fact]
    [Conformance("NSSO-c")]
    public async Task A_secret_goes_along_with_a_refresh_and_a_new_pair_replaces_the_old_one_as_a_whole()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var (secret, idToken) = (family.DeviceSecret, family.SharedIdToken);
        family.Provider.RotatesDeviceSecrets = true;
        family.Time.Advance(TimeSpan.FromHours(1));

        Assert.IsType<AccessTokenResult.Valid>(await family.First.GetAccessTokenAsync());

        Assert.Equal(secret, family.Provider.TokenRequests[^1].Form["device_secret"]);
        Assert.NotEqual(secret, family.DeviceSecret);
        Assert.NotEqual(idToken, family.SharedIdToken);
        Assert.Equal(SignInMethod.NativeSso, (await family.Second.SignedInAsync()).Method);
    }

    [Fact]
    public async Task A_refresh_of_another_user_does_not_take_the_secret_along()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.User = "bob";
        family.Provider.SessionId = "sid-2";
        await family.Second.SignedInAsync(new SignInRequest { Prompt = Prompt.Login });
        family.Time.Advance(TimeSpan.FromHours(1));
        family.Provider.User = "ada";
        family.Provider.SessionId = "sid-1";

        Assert.IsType<AccessTokenResult.Valid>(await family.First.GetAccessTokenAsync());

        Assert.False(family.Provider.TokenRequests[^1].Form.ContainsKey("device_secret"));
        Assert.Equal("bob", (await family.First.GetFamilySessionAsync())!.User.Subject);
    }

    [Fact]
    public async Task A_provider_that_binds_tokens_gets_a_proof_with_the_exchange()
    {
        using var family = await FamilyScenario.WithSessionAsync(isBound: true);

        Assert.Equal(SignInMethod.NativeSso, (await family.Second.SignedInAsync()).Method);

        Assert.NotNull(Assert.Single(family.Provider.Exchanges).Proof);
    }

    [Fact]
    public async Task Additional_scopes_of_the_call_are_asked_for()
    {
        using var family = await FamilyScenario.WithSessionAsync();

        await family.Second.SignedInAsync(new SignInRequest { AdditionalScopes = "api:read" });

        Assert.Equal("openid profile offline_access api:read", Assert.Single(family.Provider.Exchanges).Form["scope"]);
    }
}
