using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.SignIn;

/// <summary>A browser that can tell, before the time limit, that its response may never arrive.</summary>
public sealed class BrowserObstacleTests
{
    private const string Reason = "The browser runs on another computer. Open one on this computer.";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    [Fact]
    [Case(18)]
    public async Task What_the_browser_reports_is_logged_at_once_and_is_the_message_if_no_response_comes()
    {
        using var scenario = Waiting(new BrowserObstacle(Reason));

        var signIn = scenario.FailedSignInAsync();
        Assert.Contains(Reason, Assert.Single(scenario.Logs.Events, static entry => entry.Id == 1008).Text, StringComparison.Ordinal);
        var error = await signIn.WhileTimePasses(scenario.Time, Step);

        Assert.Equal((SsoErrorCodes.BrowserTimeout, $"The browser did not come back in time. {Reason}"), (error.Code, error.Message));
    }

    [Theory]
    [Case(18)]
    [InlineData(60, 60)]
    [InlineData(3600, 600)]
    [InlineData(null, 600)]
    public async Task The_wait_is_as_short_as_the_browser_says_and_never_longer_than_the_app_says(int? atMost, int expected)
    {
        using var scenario = Waiting(
            new BrowserObstacle(Reason) { WaitAtMost = atMost is { } seconds ? TimeSpan.FromSeconds(seconds) : null }
        );
        var startedAt = scenario.Time.GetUtcNow();

        await scenario.FailedSignInAsync().WhileTimePasses(scenario.Time, Step);

        Assert.InRange((scenario.Time.GetUtcNow() - startedAt).TotalSeconds, expected, expected + (20 * Step.TotalSeconds));
    }

    [Fact]
    public async Task A_response_that_comes_all_the_same_signs_in()
    {
        using var scenario = new Scenario();
        scenario.Browser.Instead = (request, _) =>
        {
            request.ReportObstacle(new BrowserObstacle(Reason));
            return Task.FromResult(scenario.Browser.Return(request));
        };

        await scenario.SignedInAsync();
    }

    [Fact]
    public async Task The_late_response_to_a_visit_that_was_given_up_early_signs_in()
    {
        using var scenario = Waiting(new BrowserObstacle(Reason) { WaitAtMost = Step });
        await scenario.FailedSignInAsync().WhileTimePasses(scenario.Time, Step);

        var response = scenario.Provider.Visit(scenario.Browser.Visits[^1].StartUri);

        Assert.IsType<SignInResult.SignedIn>(await scenario.ResumeAsync(response));
    }

    [Fact]
    public async Task A_reason_that_quotes_the_request_is_shown_and_logged_without_it()
    {
        using var scenario = new Scenario();
        scenario.Browser.Instead = static (request, cancellationToken) =>
        {
            request.ReportObstacle(new BrowserObstacle($"{request.StartUri} was opened elsewhere."));
            return NeverAsync(cancellationToken);
        };

        var error = await scenario.FailedSignInAsync().WhileTimePasses(scenario.Time, Step);

        Assert.EndsWith("authorize?… was opened elsewhere.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(scenario.Logs.Events, static entry => entry.Text.Contains("state=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_browser_that_gives_up_by_itself_says_why()
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.TimedOut { Reason = Reason });

        Assert.EndsWith(Reason, (await scenario.FailedSignInAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_gives_up_without_a_word_has_the_reason_that_it_has_reported()
    {
        using var scenario = new Scenario();
        scenario.Browser.Instead = static (request, _) =>
        {
            request.ReportObstacle(new BrowserObstacle(Reason));
            return Task.FromResult<BrowserResult>(new BrowserResult.TimedOut());
        };

        Assert.EndsWith(Reason, (await scenario.FailedSignInAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_check_and_a_sign_out_say_it_too()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Browser.Instead = Waits(new BrowserObstacle(Reason));

        var check = Assert.IsType<SessionCheckResult.Failed>(await scenario.CheckSessionAsync().WhileTimePasses(scenario.Time, Step));
        var signOut = Assert.IsType<SignOutStepResult.Failed>(
            (await scenario.SignOutAsync().WhileTimePasses(scenario.Time, Step)).EndSession
        );

        Assert.EndsWith(Reason, check.Error.Message, StringComparison.Ordinal);
        Assert.EndsWith(Reason, signOut.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_reported_after_the_visit_changes_nothing()
    {
        using var scenario = new Scenario();
        BrowserRequest? visit = null;
        scenario.Browser.Instead = (request, _) =>
        {
            visit = request;
            return Task.FromResult(scenario.Browser.Return(request));
        };
        await scenario.SignedInAsync();

        visit!.ReportObstacle(new BrowserObstacle(Reason) { WaitAtMost = Step });

        Assert.DoesNotContain(scenario.Logs.Events, static entry => entry.Id == 1008);
    }

    private static Scenario Waiting(BrowserObstacle obstacle)
    {
        var scenario = new Scenario();
        scenario.Browser.Instead = Waits(obstacle);
        return scenario;
    }

    private static Func<BrowserRequest, CancellationToken, Task<BrowserResult>> Waits(BrowserObstacle obstacle) =>
        (request, cancellationToken) =>
        {
            request.ReportObstacle(obstacle);
            return NeverAsync(cancellationToken);
        };

    private static async Task<BrowserResult> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return new BrowserResult.Cancelled();
    }
}
