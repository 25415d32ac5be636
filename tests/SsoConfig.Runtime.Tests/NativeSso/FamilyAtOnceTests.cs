using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.NativeSso;

/// <summary>What apps of a family do at the same time.</summary>
public sealed class FamilyAtOnceTests
{
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
        List<string> issued = [];
        family.Provider.AlterTokenResponse = response =>
        {
            if (response.ContainsKey("issued_token_type"))
            {
                issued.AddRange(response["refresh_token"]!.GetValue<string>(), response["access_token"]!.GetValue<string>());
            }
        };
        family.Provider.BeforeItResponds = async request =>
        {
            if (IsExchange(request))
            {
                await family.First.SignOutAsync();
            }
        };

        var signedIn = await family.Second.SignedInAsync();

        Assert.Equal(SignInMethod.Browser, signedIn.Method);
        Assert.Contains(family.DeviceSecret, family.Provider.DeviceSecrets);
        Assert.Equal(2, issued.Count);
        var revoked = family.Provider.Revocations.Select(static request => request.Form["token"]).ToList();
        Assert.All(issued, token => Assert.Contains(token, revoked));
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
        var planted = family.Credential!;
        planted["device_secret"] = "ds-of-a-stranger";
        family.Shared.Credential = planted.ToJsonString();
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

    /// <summary>Once, while the first exchange is on its way.</summary>
    private static void DuringExchange(FamilyScenario family, Func<Task> happens)
    {
        var isDone = false;
        family.Provider.RespondInstead = async (request, _) =>
        {
            if (!isDone && IsExchange(request))
            {
                isDone = true;
                await happens();
            }

            return null;
        };
    }

    private static bool IsExchange(RecordedRequest request) =>
        request.Form.GetValueOrDefault("grant_type") == RecordingProvider.TokenExchangeGrant;
}
