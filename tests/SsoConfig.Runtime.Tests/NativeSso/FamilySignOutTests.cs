using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.NativeSso;

/// <summary>Signing out of the shared session ends every app of the family.</summary>
public sealed class FamilySignOutTests
{
    [Fact]
    [Conformance("NSSO-f")]
    public async Task The_secret_leaves_the_device_is_revoked_and_goes_to_end_session()
    {
        using var family = await FamilyScenario.BothSignedInAsync();
        var secret = family.DeviceSecret;

        var result = await family.First.SignOutAsync();

        Assert.True(result.IsComplete);
        Assert.IsType<SignOutStepResult.Done>(result.DeviceSecretRevocation);
        Assert.Null(family.Credential);
        var revocation = Assert.Single(family.Provider.Revocations, static request => request.Form["token_type_hint"] == "device_secret");
        Assert.Equal(secret, revocation.Form["token"]);
        Assert.Equal("client-1", revocation.Form["client_id"]);
        Assert.Equal(secret, Assert.Single(family.Provider.EndSessions)["device_secret"]);
    }

    [Fact]
    public async Task The_secret_is_read_and_deleted_while_no_other_app_replaces_it()
    {
        using var family = await FamilyScenario.BothSignedInAsync();
        family.Shared.Journal.Clear();

        await family.First.SignOutAsync();

        Assert.Equal(["lock", "read", "delete", "unlock"], family.Shared.Journal);
    }

    [Fact]
    public async Task The_secret_is_gone_from_the_device_before_the_browser_opens()
    {
        using var family = await FamilyScenario.BothSignedInAsync();
        family.Browser.Instead = (request, _) =>
        {
            Assert.Null(family.Credential);
            return Task.FromResult(family.Browser.Return(request));
        };

        Assert.True((await family.First.SignOutAsync()).IsComplete);
    }

    [Fact]
    public async Task Each_other_app_notices_at_its_next_refresh_and_then_needs_the_browser()
    {
        using var family = await FamilyScenario.BothSignedInAsync();

        await family.First.SignOutAsync();
        family.Time.Advance(TimeSpan.FromHours(1));

        Assert.IsType<AccessTokenResult.SignedOut>(await family.Second.GetAccessTokenAsync());
        Assert.Null(await family.Second.GetFamilySessionAsync());
        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);
    }

    [Fact]
    public async Task Signing_out_of_one_app_leaves_the_family_its_session()
    {
        using var family = await FamilyScenario.BothSignedInAsync();

        var result = await family.First.SignOutAsync(SignOutScope.ThisApp);

        Assert.IsType<SignOutStepResult.NotNeeded>(result.DeviceSecretRevocation);
        Assert.NotNull(family.Credential);
        Assert.Contains(family.DeviceSecret, family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task An_app_that_is_not_signed_in_can_end_the_session_of_the_family()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var idToken = family.SharedIdToken;

        var result = await family.Second.SignOutAsync();

        Assert.IsType<SignOutStepResult.Done>(result.DeviceSecretRevocation);
        Assert.Equal(idToken, Assert.Single(family.Provider.EndSessions)["id_token_hint"]);
        Assert.Empty(family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task The_session_of_another_user_is_not_ended()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var adas = family.Shared.Credential;
        family.Provider.User = "bob";
        family.Provider.SessionId = "sid-2";
        await family.Second.SignedInAsync(new SignInRequest { Prompt = Prompt.Login });
        family.Shared.Credential = adas;

        var result = await family.Second.SignOutAsync();

        Assert.IsType<SignOutStepResult.NotNeeded>(result.DeviceSecretRevocation);
        Assert.Equal(adas, family.Shared.Credential);
    }

    [Fact]
    public async Task A_secret_that_could_not_be_revoked_is_gone_from_the_device_and_the_result_says_so()
    {
        using var family = await FamilyScenario.BothSignedInAsync();
        family.Provider.RespondInstead = static (request, _) =>
            request.Endpoint == RecordingProvider.RevokePath
                ? throw new HttpRequestException("offline")
                : Task.FromResult<HttpResponseMessage?>(null);

        var result = await family.First.SignOutAsync();

        Assert.Equal(SsoErrorCodes.Network, Assert.IsType<SignOutStepResult.Failed>(result.DeviceSecretRevocation).Error.Code);
        Assert.False(result.IsComplete);
        Assert.Null(family.Credential);
    }

    [Fact]
    public async Task A_secret_that_could_not_be_deleted_is_revoked_and_the_result_says_so()
    {
        using var family = await FamilyScenario.BothSignedInAsync();
        family.Shared.Fail = static operation => operation == "delete" ? new IOException() : null;

        var result = await family.First.SignOutAsync();

        Assert.Equal(SsoErrorCodes.Storage, Assert.IsType<SignOutStepResult.Failed>(result.DeviceSecretRevocation).Error.Code);
        Assert.Empty(family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_provider_without_revocation_gets_the_secret_with_end_session()
    {
        using var family = new FamilyScenario();
        family.Provider.AlterDiscovery = static discovery => discovery.Remove("revocation_endpoint");
        await family.First.SignedInAsync();

        var result = await family.First.SignOutAsync();

        Assert.IsType<SignOutStepResult.NotSupported>(result.DeviceSecretRevocation);
        Assert.Empty(family.Provider.DeviceSecrets);
    }
}
