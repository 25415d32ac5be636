using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.SignIn;

/// <summary>A sign-in that must be for one user: another one changes nothing.</summary>
public sealed class ExpectedUserTests
{
    [Fact]
    public async Task Another_user_is_refused_and_the_tokens_of_the_first_one_stay()
    {
        using var scenario = new Scenario();
        var session = await scenario.SignedInAsync();
        var tokens = scenario.Stored()!.ToJsonString();
        scenario.Provider.User = "eve";

        var error = await scenario.FailedSignInAsync(new SignInRequest { Prompt = Prompt.Login, ExpectedSubject = session.User.Subject });

        Assert.Equal(SsoErrorCodes.SubjectMismatch, error.Code);
        Assert.Equal(tokens, scenario.Stored()!.ToJsonString());
        Assert.Equal("ada", (await scenario.GetSessionAsync())!.User.Subject);
    }

    [Fact]
    public async Task The_tokens_that_were_issued_for_another_user_are_revoked()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.User = "eve";

        await scenario.FailedSignInAsync(new SignInRequest { Prompt = Prompt.Login, ExpectedSubject = "ada" });

        Assert.Equal(
            ["refresh_token", "access_token"],
            scenario.Provider.Revocations.Select(static request => request.Form["token_type_hint"])
        );
        Assert.NotEqual(scenario.Stored()!["refresh_token"]!.GetValue<string>(), scenario.Provider.Revocations[0].Form["token"]);
    }

    [Fact]
    public async Task The_provider_is_told_by_the_stored_id_token_if_that_is_about_the_expected_user()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var idToken = scenario.Stored()!["id_token"]!.GetValue<string>();

        await scenario.SignedInAsync(new SignInRequest { Prompt = Prompt.Login, ExpectedSubject = "ada" });
        await scenario.FailedSignInAsync(new SignInRequest { ExpectedSubject = "grace" });

        Assert.Equal(idToken, scenario.Provider.Authorizations[1]["id_token_hint"]);
        Assert.DoesNotContain("id_token_hint", scenario.Provider.Authorizations[2].Keys);
    }

    [Fact]
    public async Task The_expected_user_is_signed_in()
    {
        using var scenario = new Scenario();

        Assert.Equal("ada", (await scenario.SignedInAsync(new SignInRequest { ExpectedSubject = "ada" })).User.Subject);
    }

    [Fact]
    public async Task The_expectation_holds_when_another_process_completes_the_sign_in()
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.TimedOut());
        await scenario.SignInAsync(new SignInRequest { ExpectedSubject = "grace" });
        using var process = scenario.NewProcess();

        var result = await scenario.ResumeAsync(scenario.Provider.Visit(scenario.Browser.Visits[0].StartUri), process);

        Assert.Equal(SsoErrorCodes.SubjectMismatch, Assert.IsType<SignInResult.Failed>(result).Error.Code);
        Assert.Null(scenario.Stored());
    }
}
