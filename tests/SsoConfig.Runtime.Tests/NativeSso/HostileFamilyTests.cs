using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.NativeSso;

/// <summary>What others put into the shared store.</summary>
public sealed class HostileFamilyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"v\":1,\"id_token\":\"a.b.c\",\"device_secret\":\"x\"}")]
    [InlineData("{\"v\":1,\"id_token\":null,\"device_secret\":null}")]
    [InlineData("{\"v\":1,\"id_token\":\"e30.e30.e30\",\"device_secret\":\"x\"}")]
    [Conformance("NSSO-f")]
    public async Task What_is_not_a_credential_counts_as_none(string planted)
    {
        using var family = new FamilyScenario();
        family.Shared.Credential = planted;

        Assert.Null(await family.Second.GetFamilySessionAsync());
        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);
        Assert.Empty(family.Provider.Exchanges);
        Assert.Equal("ada", (await family.Second.GetFamilySessionAsync())!.User.Subject);
    }

    [Theory]
    [InlineData("v", "2")]
    [InlineData("v", "0")]
    public async Task A_credential_of_another_version_counts_as_none(string member, string value)
    {
        using var family = await FamilyScenario.WithSessionAsync();
        Plant(family, credential => credential[member] = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Null(await family.Second.GetFamilySessionAsync());
    }

    [Fact]
    [Conformance("NSSO-f")]
    public async Task A_credential_of_another_issuer_counts_as_none()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        Plant(family, credential => credential["id_token"] = IdTokenOf(family, RecordingProvider.Issuer));
        Assert.NotNull(await family.Second.GetFamilySessionAsync());

        Plant(family, credential => credential["id_token"] = IdTokenOf(family, "https://other.example.com"));

        Assert.Null(await family.Second.GetFamilySessionAsync());
        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);
        Assert.Empty(family.Provider.Exchanges);
    }

    [Fact]
    public async Task In_Oktas_dialect_a_secret_of_another_session_beside_the_id_token_counts_as_none()
    {
        using var family = await FamilyScenario.WithSessionAsync(SsoNativeSsoOptions.OktaDeviceSecretType);
        Plant(family, static credential => credential["device_secret"] = "ds-of-a-stranger");

        Assert.Null(await family.Second.GetFamilySessionAsync());
    }

    [Fact]
    [Conformance("NSSO-f")]
    public async Task A_secret_of_a_stranger_is_refused_dropped_and_not_sent_again()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        Plant(family, static credential => credential["device_secret"] = "ds-of-a-stranger");

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);

        Assert.Equal("ds-of-a-stranger", Assert.Single(family.Provider.Exchanges).Form["actor_token"]);
        Assert.Contains(family.Provider.Revocations, static request => request.Form["token"] == "ds-of-a-stranger");
        Assert.False(family.Provider.TokenRequests[^1].Form.ContainsKey("device_secret"));
        Assert.NotEqual("ds-of-a-stranger", family.DeviceSecret);
    }

    [Fact]
    public async Task A_planted_secret_that_spoils_a_code_is_dropped_so_that_the_next_sign_in_succeeds()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        Plant(family, static credential => credential["device_secret"] = "ds-of-a-stranger");
        family.Provider.RefusesUnknownDeviceSecrets = true;
        var request = new SignInRequest { Prompt = Prompt.Login };

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(request));
        Assert.Null(family.Credential);
        await family.Second.SignedInAsync(request);
    }

    [Fact]
    public async Task A_planted_secret_that_spoils_a_refresh_does_not_sign_the_app_out()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        Plant(family, static credential => credential["device_secret"] = "ds-of-a-stranger");
        family.Provider.RefusesUnknownDeviceSecrets = true;
        family.Time.Advance(TimeSpan.FromHours(1));

        Assert.IsType<AccessTokenResult.Valid>(await family.First.GetAccessTokenAsync());
        Assert.Null(family.Credential);
    }

    [Fact]
    [Conformance("NSSO-d")]
    public async Task Tokens_of_another_user_than_the_sessions_are_refused_and_revoked()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.ExchangedSubject = "mallory";

        var signedIn = await family.Second.SignedInAsync();

        Assert.Equal(SignInMethod.Browser, signedIn.Method);
        Assert.Equal("ada", signedIn.Session.User.Subject);
        Assert.Equal(
            ["refresh_token", "access_token", "device_secret"],
            family.Provider.Revocations.Select(static request => request.Form["token_type_hint"])
        );
    }

    [Fact]
    [Conformance("NSSO-f")]
    public async Task Two_users_of_one_device_do_not_get_each_others_tokens()
    {
        using var family = await FamilyScenario.BothSignedInAsync();
        family.Provider.User = "bob";
        family.Provider.SessionId = "sid-2";
        await family.Second.SignedInAsync(new SignInRequest { Prompt = Prompt.Login });
        var third = family.AddApp("client-3");

        Assert.Equal("bob", (await third.GetFamilySessionAsync())!.User.Subject);
        Assert.Equal("bob", (await third.SignedInAsync()).Session.User.Subject);
        Assert.Equal("ada", (await family.First.GetSessionAsync())!.User.Subject);
        Assert.Equal("bob", (await family.Second.GetSessionAsync())!.User.Subject);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("write")]
    [InlineData("delete")]
    [InlineData("lock")]
    [InlineData("unlock")]
    public async Task A_shared_store_that_fails_costs_the_convenience_and_nothing_else(string broken)
    {
        using var family = new FamilyScenario();
        family.Shared.Fail = operation => operation == broken ? new IOException("the path of the user") : null;

        await family.First.SignedInAsync();
        await family.Second.SignedInAsync();
        family.Time.Advance(TimeSpan.FromHours(1));

        Assert.IsType<AccessTokenResult.Valid>(await family.First.GetAccessTokenAsync());
        Assert.IsType<AccessTokenResult.Valid>(await family.Second.GetAccessTokenAsync());
        await family.Second.SignOutAsync();
        Assert.All(family.Logs.Events, static entry => Assert.DoesNotContain("the path of the user", entry.Text, StringComparison.Ordinal));
        Assert.Contains(family.Logs.Events, static entry => entry.Id == 7001);
    }

    [Fact]
    [Conformance("NSSO-f")]
    public async Task The_secret_is_in_no_file_of_an_app_and_the_verifier_of_no_exchange_is_stored()
    {
        using var family = await FamilyScenario.BothSignedInAsync();

        Assert.All(
            family.First.StoredTexts().Concat(family.Second.StoredTexts()),
            text => Assert.DoesNotContain(family.DeviceSecret, text, StringComparison.Ordinal)
        );
        Assert.False(family.Second.Store.Values.ContainsKey("pending-sign-in"));
    }

    private static void Plant(FamilyScenario family, Action<JsonNode> change)
    {
        var credential = family.Credential!;
        change(credential);
        family.Shared.Credential = credential.ToJsonString();
    }

    /// <summary>An ID token of the user that vouches for a device secret, as far as an app can tell.</summary>
    private static string IdTokenOf(FamilyScenario family, string issuer)
    {
        family.Provider.AlterIdToken = claims =>
        {
            claims["iss"] = issuer;
            claims["ds_hash"] = "in the provider's own way";
        };
        var idToken = family.Provider.IdTokenOf("ada");
        family.Provider.AlterIdToken = static _ => { };
        return idToken;
    }
}
