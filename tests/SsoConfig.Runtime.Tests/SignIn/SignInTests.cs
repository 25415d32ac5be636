using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.SignIn;

public sealed class SignInTests
{
    [Fact]
    [Conformance("CORE-3.1.3.7-sig", "oidcc-client-test")]
    public async Task A_sign_in_gives_the_session_of_the_id_token()
    {
        using var scenario = new Scenario();

        var session = await scenario.SignedInAsync();

        var user = session.User;
        Assert.Equal(
            ("ada", "Ada Lovelace", "ada@example.com", "ada@example.com"),
            (user.Subject, user.Name, user.PreferredUsername, user.Email)
        );
        Assert.Equal("sid-1", session.SessionId);
        Assert.Equal(scenario.Provider.AuthenticatedAt, session.AuthenticatedAt);
        Assert.Equal(scenario.Time.GetUtcNow().AddHours(1), session.AccessTokenExpiresAt);
        Assert.True(session.HasRefreshToken);
        Assert.False(session.IsEphemeral);
        Assert.Equivalent(session, await scenario.GetSessionAsync(), strict: true);
    }

    [Fact]
    public async Task The_first_sign_in_costs_three_requests_and_the_next_one()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();
        await scenario.SignedInAsync();

        Assert.Equal(
            [RecordingProvider.DiscoveryPath, RecordingProvider.JwksPath, RecordingProvider.TokenPath, RecordingProvider.TokenPath],
            scenario.Provider.Requests.Select(static request => request.Endpoint)
        );
    }

    [Fact]
    public async Task A_user_who_closes_the_browser_has_cancelled_and_nothing_changed()
    {
        using var scenario = new Scenario();
        var before = await scenario.SignedInAsync();
        scenario.Browser.EndWith(new BrowserResult.Cancelled());

        Assert.IsType<SignInResult.Cancelled>(await scenario.SignInAsync());

        Assert.Equivalent(before, await scenario.GetSessionAsync(), strict: true);
        Assert.Null(scenario.Stored("pending-sign-in"));
    }

    [Fact]
    public async Task A_browser_that_says_so_by_a_cancelled_task_has_been_cancelled()
    {
        using var scenario = new Scenario();
        scenario.Browser.Instead = static (_, _) => Task.FromException<BrowserResult>(new TaskCanceledException());

        Assert.IsType<SignInResult.Cancelled>(await scenario.SignInAsync());
    }

    [Fact]
    public async Task A_browser_that_cannot_be_opened_says_why()
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.Failed("No browser is installed."));

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.BrowserFailed, error.Code);
        Assert.Equal("No browser is installed.", error.Message);
        Assert.Null(scenario.Stored("pending-sign-in"));
    }

    [Fact]
    public async Task A_browser_that_throws_is_a_failure_without_the_exceptions_words()
    {
        using var scenario = new Scenario();
        scenario.Browser.Instead = static (request, _) => throw new InvalidOperationException(request.StartUri);

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.BrowserFailed, error.Code);
        Assert.Contains(nameof(InvalidOperationException), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("https", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_browser_that_never_responds_is_given_up(bool honoursCancellation)
    {
        using var scenario = new Scenario();
        scenario.Browser.Instead = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, honoursCancellation ? cancellationToken : CancellationToken.None);
            return new BrowserResult.Cancelled();
        };

        var error = await scenario.FailedSignInAsync().WhileTimePasses(scenario.Time, TimeSpan.FromMinutes(1));

        Assert.Equal(SsoErrorCodes.BrowserTimeout, error.Code);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_browser_that_reports_its_own_timeout_is_taken_at_its_word()
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.TimedOut());

        Assert.Equal(SsoErrorCodes.BrowserTimeout, (await scenario.FailedSignInAsync()).Code);
    }

    [Fact]
    public async Task A_response_after_the_timeout_still_completes_the_sign_in()
    {
        using var scenario = new Scenario();
        var own = string.Empty;
        scenario.Browser.Instead = (request, _) =>
        {
            own = scenario.Provider.Visit(request.StartUri);
            return Task.FromResult<BrowserResult>(new BrowserResult.TimedOut());
        };
        await scenario.FailedSignInAsync();

        Assert.IsType<SignInResult.SignedIn>(await scenario.ResumeAsync(own));
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_an_exception_and_a_late_response_is_refused()
    {
        using var scenario = new Scenario();
        using var cancellation = new CancellationTokenSource();
        var own = string.Empty;
        scenario.Browser.Instead = async (request, cancellationToken) =>
        {
            own = scenario.Provider.Visit(request.StartUri);
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new BrowserResult.Cancelled();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scenario.Client.SignInAsync(cancellationToken: cancellation.Token));

        Assert.Equal(SsoErrorCodes.NoPendingSignIn, Assert.IsType<SignInResult.Failed>(await scenario.ResumeAsync(own)).Error.Code);
    }

    [Fact]
    public async Task A_second_request_while_the_browser_is_open_is_refused()
    {
        using var scenario = new Scenario();
        var gate = new TaskCompletionSource();
        scenario.Browser.Instead = async (request, _) =>
        {
            await gate.Task;
            return scenario.Browser.Return(request);
        };
        var first = scenario.SignInAsync();

        var second = await scenario.FailedSignInAsync();
        var check = await scenario.CheckSessionAsync();
        gate.SetResult();

        Assert.Equal(SsoErrorCodes.RequestInProgress, second.Code);
        Assert.Equal(SsoErrorCodes.RequestInProgress, Assert.IsType<SessionCheckResult.Failed>(check).Error.Code);
        Assert.IsType<SignInResult.SignedIn>(await first);
        Assert.Single(scenario.Browser.Visits);
    }

    [Fact]
    public async Task A_failed_sign_in_leaves_the_earlier_one_in_place()
    {
        using var scenario = new Scenario();
        var before = await scenario.SignedInAsync();
        scenario.Provider.AlterIdToken = static claims => claims["nonce"] = "wrong";

        await scenario.FailedSignInAsync();

        Assert.Equivalent(before, await scenario.GetSessionAsync(), strict: true);
        Assert.IsType<AccessTokenResult.Valid>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task Another_user_takes_the_place_of_the_earlier_one()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var first = await scenario.ValidAccessTokenAsync();
        scenario.Provider.User = "grace";

        var session = await scenario.SignedInAsync();

        Assert.Equal("grace", session.User.Subject);
        Assert.NotEqual(first, await scenario.ValidAccessTokenAsync());
    }

    [Fact]
    public async Task Someone_locked_in_as_a_user_who_may_not_use_the_app_gets_out_by_prompt_login()
    {
        using var scenario = new Scenario();
        scenario.Provider.User = "eve";
        scenario.Provider.AlterAuthorizationResponse = response =>
        {
            if (scenario.Provider.User == "eve")
            {
                response.Remove("code");
                response["error"] = "access_denied";
            }
        };
        Assert.IsType<SignInResult.Denied>(await scenario.SignInAsync());
        Assert.IsType<SignInResult.Denied>(await scenario.SignInAsync());
        scenario.Browser.Instead = (request, _) =>
        {
            // The form that prompt=login brings up, filled in by someone else.
            scenario.Provider.User = Query.Of(request.StartUri).GetValueOrDefault("prompt") == "login" ? "ada" : "eve";
            return Task.FromResult(scenario.Browser.Return(request));
        };

        var session = await scenario.SignedInAsync(new SignInRequest { Prompt = Prompt.Login });

        Assert.Equal("ada", session.User.Subject);
    }

    [Fact]
    public async Task An_ephemeral_sign_in_is_asked_of_the_browser_and_remembered()
    {
        using var scenario = new Scenario();

        var session = await scenario.SignedInAsync(new SignInRequest { UseEphemeralSession = true });

        Assert.True(Assert.Single(scenario.Browser.Visits).IsEphemeral);
        Assert.True(session.IsEphemeral);
        Assert.True((await scenario.GetSessionAsync())!.IsEphemeral);
    }

    [Fact]
    public async Task A_plain_sign_in_is_never_ephemeral()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();

        Assert.False(Assert.Single(scenario.Browser.Visits).IsEphemeral);
    }

    [Fact]
    public async Task A_broken_token_store_is_a_failure_that_names_it()
    {
        using var scenario = new Scenario();
        scenario.Store.Fail = static operation => operation == "write session" ? new IOException("/secret/path") : null;

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.Storage, error.Code);
        Assert.DoesNotContain("/secret/path", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_was_given_outlives_the_client()
    {
        using var scenario = new Scenario();
        using var other = scenario.NewProcess();
        await scenario.SignedInAsync();

        scenario.Client.Dispose();

        Assert.False(scenario.Provider.IsDisposed);
        Assert.IsType<SignInResult.SignedIn>(await other.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_client_can_be_disposed_twice()
    {
        using var scenario = new Scenario();

        scenario.Client.Dispose();
        scenario.Client.Dispose();
    }

    [Fact]
    public void Nothing_is_read_or_sent_before_the_first_call()
    {
        using var scenario = new Scenario();

        Assert.Empty(scenario.Provider.Requests);
        Assert.Empty(scenario.Store.Journal);
    }
}
