using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.SignOut;

/// <summary>OpenID Connect RP-Initiated Logout 1.0.</summary>
public sealed class EndSessionTests
{
    [Fact]
    [Conformance("RPIL-b")]
    public async Task An_expired_id_token_still_ends_the_session()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromDays(30));

        Assert.IsType<SignOutStepResult.Done>((await scenario.SignOutAsync()).EndSession);
    }

    [Fact]
    [Conformance("RPIL-d", "oidcc-client-test-rp-init-logout-other-state")]
    public async Task Another_state_is_reported()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AlterAuthorizationResponse = static response => response["state"] = "another";

        StepAssert.Failed(SsoErrorCodes.StateMismatch, (await scenario.SignOutAsync()).EndSession);
    }

    [Fact]
    [Conformance("RPIL-d", "oidcc-client-test-rp-init-logout-no-state")]
    [Case(7)]
    public async Task A_logout_response_without_state_ends_the_session()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AlterAuthorizationResponse = static response => response.Clear();

        Assert.IsType<SignOutStepResult.Done>((await scenario.SignOutAsync()).EndSession);
        Assert.True(scenario.Browser.Visits[^1].Accepts(Scenario.LogoutRedirectUri));
        Assert.False(scenario.Browser.Visits[^1].Accepts(Scenario.LogoutRedirectUri + "?state=forged"));
    }

    [Fact]
    [Conformance("RPIL-d")]
    public async Task A_redirect_elsewhere_is_reported()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AlterRedirect = static uri => uri.Replace("/logout", "/callback", StringComparison.Ordinal);

        StepAssert.Failed(SsoErrorCodes.RedirectMismatch, (await scenario.SignOutAsync()).EndSession);
    }

    [Fact]
    public async Task The_browser_can_tell_the_response_from_a_forgery()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        await scenario.SignOutAsync();

        var visit = scenario.Browser.Visits[^1];
        Assert.True(visit.Accepts($"{Scenario.LogoutRedirectUri}?state={Query.Of(visit.StartUri)["state"]}"));
        Assert.False(visit.Accepts($"{Scenario.LogoutRedirectUri}?state=forged"));
        Assert.False(visit.IsEphemeral);
    }

    [Fact]
    [Conformance("RPIL-a")]
    public async Task A_provider_without_end_session_is_reported_and_the_rest_is_done()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery => discovery.Remove("end_session_endpoint");
        await scenario.SignedInAsync();

        var result = await scenario.SignOutAsync();

        Assert.IsType<SignOutStepResult.NotSupported>(result.EndSession);
        Assert.IsType<SignOutStepResult.Done>(result.RefreshTokenRevocation);
        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
        Assert.False(result.IsComplete);
    }

    [Fact]
    [Conformance("RPIL-e")]
    public async Task A_closed_browser_is_reported_and_the_tokens_are_gone_all_the_same()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Browser.EndWith(new BrowserResult.Cancelled());

        var result = await scenario.SignOutAsync();

        Assert.IsType<SignOutStepResult.Cancelled>(result.EndSession);
        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
        Assert.False(result.IsComplete);
        Assert.Null(await scenario.GetSessionAsync());
    }

    [Fact]
    public async Task A_browser_that_fails_or_never_responds_is_reported()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Browser.EndWith(new BrowserResult.Failed("none there"));
        StepAssert.Failed(SsoErrorCodes.BrowserFailed, (await scenario.SignOutAsync()).EndSession);
        scenario.Browser.EndWith(new BrowserResult.TimedOut());
        StepAssert.Failed(SsoErrorCodes.BrowserTimeout, (await scenario.SignOutAsync()).EndSession);
    }

    [Fact]
    public async Task While_the_browser_is_busy_the_tokens_go_and_the_session_is_reported()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var gate = new TaskCompletionSource();
        scenario.Browser.Instead = async (request, _) =>
        {
            await gate.Task;
            return scenario.Browser.Return(request);
        };
        var signIn = scenario.SignInAsync();

        var result = await scenario.SignOutAsync();
        gate.SetResult();

        StepAssert.Failed(SsoErrorCodes.RequestInProgress, result.EndSession);
        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
        Assert.Equal(SsoErrorCodes.NoPendingSignIn, Assert.IsType<SignInResult.Failed>(await signIn).Error.Code);
        Assert.Null(await scenario.GetSessionAsync());
    }
}
