using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.NativeSso;

/// <summary>What others put into the shared store, and what happens at the same time.</summary>
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
        family.Provider.AlterIdToken = static claims => claims["iss"] = "https://other.example.com";
        var foreign = family.Provider.IdTokenOf("ada");
        family.Provider.AlterIdToken = static _ => { };
        Plant(family, credential => credential["id_token"] = foreign);

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

    [Fact]
    public async Task Of_four_apps_that_sign_in_first_at_the_same_time_all_share_one_secret()
    {
        using var family = new FamilyScenario();
        FamilyApp[] apps = [family.First, family.Second, family.AddApp("client-3"), family.AddApp("client-4")];
        var inBrowser = 0;
        var all = new TaskCompletionSource();
        family.Browser.Instead = async (request, _) =>
        {
            if (Interlocked.Increment(ref inBrowser) == apps.Length)
            {
                all.SetResult();
            }

            await all.Task;
            lock (family)
            {
                return family.Browser.Return(request);
            }
        };

        var results = await Task.WhenAll(apps.Select(static app => Task.Run(() => app.SignedInAsync())));

        Assert.All(results, static result => Assert.Equal(SignInMethod.Browser, result.Method));
        Assert.Equal([family.DeviceSecret], family.Provider.DeviceSecrets);
        var sent = family.Provider.TokenRequests.Select(static request => request.Form.GetValueOrDefault("device_secret")).ToList();
        Assert.Single(sent, static secret => secret is null);
        Assert.Equal(apps.Length - 1, sent.Count(secret => secret == family.DeviceSecret));
    }

    [Fact]
    public async Task An_app_that_signs_out_while_it_exchanges_stays_signed_out()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        DuringExchange(family, () => family.Second.SignOutAsync(SignOutScope.ThisApp));

        var error = Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync()).Error;

        Assert.Equal(SsoErrorCodes.NoPendingSignIn, error.Code);
        Assert.Null(await family.Second.GetSessionAsync());
        Assert.Equal(2, family.Provider.Revocations.Count);
        Assert.Single(family.Browser.Visits);
    }

    [Fact]
    public async Task A_family_that_is_signed_out_while_an_app_exchanges_sends_that_app_to_the_browser()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        DuringExchange(family, () => family.First.SignOutAsync());

        var signedIn = await family.Second.SignedInAsync();

        Assert.Equal(SignInMethod.Browser, signedIn.Method);
        Assert.Contains(family.DeviceSecret, family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_sign_out_while_a_code_is_redeemed_takes_the_new_secret_back()
    {
        using var family = new FamilyScenario();
        var isDone = false;
        family.Provider.RespondInstead = async (request, _) =>
        {
            if (!isDone && request.Form.GetValueOrDefault("grant_type") == "authorization_code")
            {
                isDone = true;
                await family.First.SignOutAsync(SignOutScope.ThisApp);
            }

            return null;
        };

        Assert.Equal(SsoErrorCodes.NoPendingSignIn, Assert.IsType<SignInResult.Failed>(await family.First.SignInAsync()).Error.Code);

        Assert.Null(family.Credential);
        Assert.Empty(family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_credential_that_another_app_has_stored_in_the_meantime_is_tried_and_not_deleted()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var good = family.Shared.Credential;
        Plant(family, static credential => credential["device_secret"] = "ds-of-a-stranger");
        DuringExchange(
            family,
            () =>
            {
                family.Shared.Credential = good;
                return Task.CompletedTask;
            }
        );

        Assert.Equal(SignInMethod.NativeSso, (await family.Second.SignedInAsync()).Method);

        Assert.Equal(2, family.Provider.Exchanges.Count);
        Assert.Equal(good, family.Shared.Credential);
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

    /// <summary>Once, while the first exchange is on its way.</summary>
    private static void DuringExchange(FamilyScenario family, Func<Task> happens)
    {
        var isDone = false;
        family.Provider.RespondInstead = async (request, _) =>
        {
            if (!isDone && request.Form.GetValueOrDefault("grant_type") == RecordingProvider.TokenExchangeGrant)
            {
                isDone = true;
                await happens();
            }

            return null;
        };
    }
}
