using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.SignIn;

/// <summary>
/// Who ended the visit decides whether a late response still counts: the user by closing the browser, or an adapter that only believes so.
/// </summary>
public sealed class PresumedCancellationTests
{
    [Fact]
    [Case(6)]
    public async Task After_a_presumed_cancellation_a_late_response_signs_in()
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.Cancelled { IsPresumed = true });
        Assert.IsType<SignInResult.Cancelled>(await scenario.SignInAsync());

        var result = await scenario.ResumeAsync(LateResponse(scenario));

        Assert.IsType<SignInResult.SignedIn>(result);
        Assert.Null(scenario.Stored("pending-sign-in"));
    }

    [Fact]
    public async Task After_the_user_has_closed_the_browser_a_late_response_is_refused()
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.Cancelled());
        await scenario.SignInAsync();

        var result = await scenario.ResumeAsync(LateResponse(scenario));

        Assert.Equal(SsoErrorCodes.NoPendingSignIn, Assert.IsType<SignInResult.Failed>(result).Error.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_an_end_that_the_platform_does_not_explain_a_late_response_signs_in(bool isCancellation)
    {
        using var scenario = new Scenario();
        scenario.Browser.Instead = (_, _) =>
            throw (isCancellation ? new TaskCanceledException() : new InvalidOperationException("activity is gone"));
        await scenario.SignInAsync();

        Assert.IsType<SignInResult.SignedIn>(await scenario.ResumeAsync(LateResponse(scenario)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("com.first.sample:/callback")]
    [InlineData("com.first.sample:/callback?error=access_denied&state=forged")]
    public async Task A_foreign_uri_that_ends_the_visit_leaves_the_sign_in_waiting(string foreign)
    {
        using var scenario = new Scenario();
        scenario.Browser.RespondWith(_ => foreign);
        await scenario.FailedSignInAsync();

        Assert.IsType<SignInResult.SignedIn>(await scenario.ResumeAsync(LateResponse(scenario)));
    }

    [Fact]
    public async Task While_a_session_check_uses_the_browser_a_late_response_signs_in()
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.TimedOut());
        await scenario.SignInAsync();
        var response = LateResponse(scenario);
        SignInResult? resumed = null;
        scenario.Browser.Instead = async (request, _) =>
        {
            Assert.False(request.Accepts(response));
            resumed = await scenario.ResumeAsync(response);
            return scenario.Browser.Return(request);
        };

        Assert.IsType<SessionCheckResult.Valid>(await scenario.CheckSessionAsync());
        Assert.IsType<SignInResult.SignedIn>(resumed);
    }

    [Fact]
    [Case(38)]
    public async Task A_sign_in_whose_redirect_the_browser_blocked_can_be_cancelled_and_tried_again()
    {
        using var scenario = new Scenario();
        using var cancellation = new CancellationTokenSource();
        scenario.Browser.Instead = async (_, cancellationToken) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scenario.Client.SignInAsync(cancellationToken: cancellation.Token));
        scenario.Browser.Instead = null;

        await scenario.SignedInAsync();
    }

    [Fact]
    [Case("F1")]
    public async Task A_second_late_copy_of_a_response_changes_nothing_and_asks_the_provider_nothing()
    {
        using var scenario = new Scenario();
        var response = string.Empty;
        scenario.Browser.RespondWith(request => response = scenario.Provider.Visit(request.StartUri));
        var session = await scenario.SignedInAsync();
        using var process = scenario.NewProcess();
        var requests = scenario.Provider.Requests.Count;

        await scenario.ResumeAsync(response, process);

        Assert.Equal(requests, scenario.Provider.Requests.Count);
        Assert.Equivalent(session, await scenario.GetSessionAsync(process), strict: true);
    }

    private static string LateResponse(Scenario scenario) => scenario.Provider.Visit(scenario.Browser.Visits[^1].StartUri);
}
