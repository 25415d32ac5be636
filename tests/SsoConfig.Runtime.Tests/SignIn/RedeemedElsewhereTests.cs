using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.SignIn;

/// <summary>The response comes to two processes of the app, and the other one is faster.</summary>
public sealed class RedeemedElsewhereTests
{
    [Fact]
    [Case("F1")]
    public async Task A_response_that_another_process_of_the_app_has_redeemed_first_signs_in_here_too()
    {
        using var scenario = new Scenario();
        using var process = scenario.NewProcess();
        RedeemFirstIn(process, scenario.Browser);

        var result = await scenario.SignInAsync();

        Assert.Equal("ada", Assert.IsType<SignInResult.SignedIn>(result).Session.User.Subject);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task A_response_that_another_process_of_the_app_could_not_redeem_is_refused_here_too()
    {
        using var scenario = new Scenario();
        using var process = scenario.NewProcess();
        scenario.Provider.AlterIdToken = static claims => claims["nonce"] = "another";
        RedeemFirstIn(process, scenario.Browser);

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.NoPendingSignIn, error.Code);
    }

    private static void RedeemFirstIn(SsoClient process, FakeBrowser browser) =>
        browser.Instead = async (request, cancellationToken) =>
        {
            var response = browser.Return(request);
            await process.ResumeSignInAsync(((BrowserResult.Returned)response).ResponseUri, cancellationToken);
            return response;
        };
}
