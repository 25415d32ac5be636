using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.NativeSso;

/// <summary>Two users of one device: the session that the apps share is of one of them at a time.</summary>
public sealed class TwoUsersTests
{
    private static readonly SignInRequest Login = new() { Prompt = Prompt.Login };

    [Fact]
    public async Task The_secret_of_one_user_does_not_go_along_with_the_code_of_another_one_who_is_expected()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        SwitchTo(family, "bob", "sid-2");

        await family.Second.SignedInAsync(new SignInRequest { ExpectedSubject = "bob" });

        Assert.False(family.Provider.TokenRequests[^1].Form.ContainsKey("device_secret"));
        Assert.Equal("bob", (await family.First.GetFamilySessionAsync())!.User.Subject);
    }

    [Fact]
    public async Task The_secret_goes_along_with_the_code_of_its_own_user_who_is_expected()
    {
        using var family = await FamilyScenario.WithSessionAsync();

        await family.Second.SignedInAsync(new SignInRequest { Prompt = Prompt.Login, ExpectedSubject = "ada" });

        Assert.Equal(family.DeviceSecret, family.Provider.TokenRequests[^1].Form["device_secret"]);
    }

    [Fact]
    public async Task A_secret_that_the_provider_continues_for_another_user_is_not_kept_as_that_users()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var adas = family.Shared.Credential;
        family.Provider.ContinuesDeviceSecretsOfOthers = true;
        SwitchTo(family, "bob", "sid-2");

        Assert.Equal("bob", (await family.Second.SignedInAsync(Login)).Session.User.Subject);

        Assert.Equal(adas, family.Shared.Credential);
    }

    [Theory]
    [InlineData("bob", "sid-1")]
    [InlineData("ada", "sid-2")]
    public async Task An_exchange_does_not_count_if_the_family_has_another_session_by_then(string user, string sessionId)
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var third = family.AddApp("client-3");
        var isDone = false;
        family.Provider.RespondInstead = async (request, _) =>
        {
            if (!isDone && request.Form.GetValueOrDefault("grant_type") == RecordingProvider.TokenExchangeGrant)
            {
                isDone = true;
                SwitchTo(family, user, sessionId);
                await third.SignedInAsync(Login);
                SwitchTo(family, "ada", "sid-1");
            }

            return null;
        };

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);

        Assert.Equal(
            ["refresh_token", "access_token"],
            family.Provider.Revocations.Select(static request => request.Form["token_type_hint"])
        );
    }

    private static void SwitchTo(FamilyScenario family, string user, string sessionId)
    {
        family.Provider.User = user;
        family.Provider.SessionId = sessionId;
    }
}
