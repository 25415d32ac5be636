using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.NativeSso;

/// <summary>Without <c>nativeSso</c> in okta.json nothing is different from before, also at a provider that offers it.</summary>
public sealed class SwitchedOffTests
{
    [Fact]
    public async Task An_app_without_it_sends_the_same_requests_whatever_the_provider_offers()
    {
        var without = await RecordAsync(deviceSecretType: null, family: null);
        using var shared = new MemoryFamilyStore { Credential = "of an app that has it" };

        Assert.Equal(without, await RecordAsync(SsoNativeSsoOptions.StandardDeviceSecretType, family: null));
        Assert.Equal(without, await RecordAsync(SsoNativeSsoOptions.StandardDeviceSecretType, shared));
        Assert.Empty(shared.Journal);
        Assert.DoesNotContain("device", without, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_without_it_has_no_session_of_a_family_and_its_sign_out_has_no_step_for_it()
    {
        using var scenario = new Scenario();
        scenario.Provider.DeviceSecretType = SsoNativeSsoOptions.StandardDeviceSecretType;
        await scenario.SignedInAsync();

        Assert.Null(await scenario.Client.GetFamilySessionAsync(TestContext.Current.CancellationToken));
        Assert.IsType<SignOutStepResult.NotNeeded>((await scenario.SignOutAsync()).DeviceSecretRevocation);
    }

    [Fact]
    public async Task An_app_that_has_it_and_no_shared_store_signs_in_through_the_browser()
    {
        using var scenario = new Scenario();
        scenario.Provider.DeviceSecretType = SsoNativeSsoOptions.StandardDeviceSecretType;
        var nativeSso = new SsoNativeSsoOptions { Family = "com.example.apps", Audience = RecordingProvider.Issuer };
        using var client = scenario.NewProcess(Scenario.Options with { NativeSso = nativeSso });

        var result = await client.SignInAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal(SignInMethod.Browser, Assert.IsType<SignInResult.SignedIn>(result).Method);
        Assert.Equal("openid profile offline_access", Assert.Single(scenario.Provider.Authorizations)["scope"]);
    }

    /// <summary>The requests of a whole life: signing in, refreshing, checking, signing out. What is random in them is left out.</summary>
    private static async Task<string> RecordAsync(string? deviceSecretType, MemoryFamilyStore? family)
    {
        using var scenario = new Scenario(options => options with { FamilyCredentialStore = family });
        scenario.Provider.DeviceSecretType = deviceSecretType;
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.ValidAccessTokenAsync();
        await scenario.CheckSessionAsync();
        await scenario.SignOutAsync();
        var requests = scenario
            .Provider.Requests.Select(static request => $"{request.Method} {request.Endpoint} {Describe(request.Form)}")
            .Concat(scenario.Provider.Authorizations.Select(Describe))
            .Concat(scenario.Provider.EndSessions.Select(Describe));
        return string.Join('\n', requests);
    }

    private static string Describe(IReadOnlyDictionary<string, string> parameters) =>
        string.Join('&', parameters.Select(static parameter => $"{parameter.Key}={(IsRandom(parameter.Key) ? "…" : parameter.Value)}"));

    private static bool IsRandom(string name) =>
        name is "state" or "nonce" or "code" or "code_challenge" or "code_verifier" or "refresh_token" or "token" or "id_token_hint";
}
