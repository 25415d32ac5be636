using System.Text;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.SignIn;

/// <summary>The app was killed behind the browser, and the response comes to a new process.</summary>
public sealed class ResumeTests
{
    [Fact]
    public async Task A_new_process_completes_the_sign_in()
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario);
        using var process = scenario.NewProcess();

        var result = await scenario.ResumeAsync(response, process);

        Assert.Equal("ada", Assert.IsType<SignInResult.SignedIn>(result).Session.User.Subject);
        Assert.IsType<AccessTokenResult.Valid>(await scenario.GetAccessTokenAsync(process));
    }

    [Fact]
    [Conformance("8252-8.10-b")]
    public async Task A_new_version_of_the_app_completes_it_with_the_redirect_uri_of_the_request()
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario);
        using var process = scenario.NewProcess(Scenario.Options with { RedirectUri = "com.first.sample:/other" });

        Assert.IsType<SignInResult.SignedIn>(await scenario.ResumeAsync(response, process));

        Assert.Equal(Scenario.RedirectUri, Assert.Single(scenario.Provider.TokenRequests).Form["redirect_uri"]);
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-nonce")]
    public async Task The_nonce_is_checked_across_processes()
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario);
        scenario.Provider.AlterIdToken = static claims => claims["nonce"] = "another";
        using var process = scenario.NewProcess();

        Assert.Equal(SsoErrorCodes.InvalidIdToken, (await FailedResumeAsync(scenario, response, process)).Code);
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    public async Task A_fresh_authentication_is_proven_across_processes()
    {
        using var scenario = new Scenario();
        scenario.Provider.HonoursPrompts = false;
        scenario.Provider.AuthenticatedAt = scenario.Time.GetUtcNow().AddHours(-1);
        var response = await KilledBehindTheBrowserAsync(scenario, new SignInRequest { Prompt = Prompt.Login });
        using var process = scenario.NewProcess();

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, (await FailedResumeAsync(scenario, response, process)).Code);
    }

    [Fact]
    public async Task An_ephemeral_sign_in_stays_one_across_processes()
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario, new SignInRequest { UseEphemeralSession = true });
        using var process = scenario.NewProcess();

        Assert.True(Assert.IsType<SignInResult.SignedIn>(await scenario.ResumeAsync(response, process)).Session.IsEphemeral);
    }

    [Theory]
    [InlineData("com.android.chrome", false)]
    [InlineData("org.mozilla.firefox", true)]
    public async Task A_new_process_knows_the_browser_that_the_sign_in_was_in(string now, bool isOther)
    {
        using var scenario = new Scenario();
        scenario.Browser.Name = "com.android.chrome";
        var response = await KilledBehindTheBrowserAsync(scenario);
        using var process = scenario.NewProcess();
        await scenario.ResumeAsync(response, process);
        scenario.Browser.Name = now;
        scenario.Browser.Instead = null;
        scenario.Provider.User = null;

        var check = await process.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(isOther, Assert.IsType<SessionCheckResult.NoSession>(check).IsOtherBrowser);
    }

    [Fact]
    public async Task A_store_that_fails_right_before_the_browser_opens_is_reported_as_such()
    {
        using var scenario = new Scenario();
        scenario.Browser.Instead = async (request, cancellationToken) =>
        {
            scenario.Store.Fail = static _ => new IOException();
            await request.ReportBrowserAsync("com.android.chrome", cancellationToken);
            return scenario.Browser.Return(request);
        };

        Assert.Equal(SsoErrorCodes.Storage, (await scenario.FailedSignInAsync()).Code);
        Assert.Empty(scenario.Provider.TokenRequests);
    }

    [Theory]
    [InlineData(RecordingProvider.DiscoveryPath)]
    [InlineData(RecordingProvider.TokenPath)]
    [Conformance("CORE-3.1.3.1-a")]
    public async Task A_second_copy_of_the_response_is_harmless(string held)
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario);
        using var process = scenario.NewProcess();
        var allHaveCome = new TaskCompletionSource();
        scenario.Provider.RespondInstead = async (request, _) =>
        {
            await (request.Endpoint == held ? allHaveCome.Task : Task.CompletedTask);
            return null;
        };

        var copies = Enumerable.Range(0, 8).Select(_ => scenario.ResumeAsync(response, process)).ToList();
        allHaveCome.SetResult();
        var results = await Task.WhenAll(copies);

        Assert.Single(results, static result => result is SignInResult.SignedIn);
        Assert.All(results.OfType<SignInResult.Failed>(), static result => Assert.Equal(SsoErrorCodes.NoPendingSignIn, result.Error.Code));
        Assert.Single(scenario.Provider.TokenRequests);
        Assert.NotNull(await scenario.GetSessionAsync(process));
    }

    [Fact]
    public async Task A_copy_of_a_response_that_the_browser_returned_is_harmless()
    {
        using var scenario = new Scenario();
        var response = string.Empty;
        scenario.Browser.RespondWith(request => response = scenario.Provider.Visit(request.StartUri));
        var session = await scenario.SignedInAsync();

        Assert.Equal(SsoErrorCodes.NoPendingSignIn, (await FailedResumeAsync(scenario, response)).Code);
        Assert.Equivalent(session, await scenario.GetSessionAsync(), strict: true);
    }

    [Fact]
    [Conformance("8252-8.9-a")]
    public async Task The_response_to_an_older_request_is_refused()
    {
        using var scenario = new Scenario();
        var older = await KilledBehindTheBrowserAsync(scenario);
        var newer = await KilledBehindTheBrowserAsync(scenario);

        Assert.Equal(SsoErrorCodes.StateMismatch, (await FailedResumeAsync(scenario, older)).Code);
        Assert.IsType<SignInResult.SignedIn>(await scenario.ResumeAsync(newer));
    }

    [Theory]
    [InlineData("com.first.sample:/callback?code=1&state=forged")]
    [InlineData("com.first.sample:/callback?error=access_denied")]
    [InlineData("com.first.sample:/logout?state=1")]
    [InlineData("not a uri")]
    [InlineData("")]
    [Conformance("8252-8.9-a")]
    public async Task A_foreign_response_is_refused_and_leaves_the_request_waiting(string foreign)
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario);

        await FailedResumeAsync(scenario, foreign);

        Assert.IsType<SignInResult.SignedIn>(await scenario.ResumeAsync(response));
    }

    [Fact]
    public async Task Without_a_pending_request_nothing_is_sent()
    {
        using var scenario = new Scenario();

        Assert.Equal(SsoErrorCodes.NoPendingSignIn, (await FailedResumeAsync(scenario, "com.first.sample:/callback?code=1&state=1")).Code);
        Assert.Empty(scenario.Provider.Requests);
    }

    [Theory]
    [InlineData(30 * 60, true)]
    [InlineData((30 * 60) + 1, false)]
    public async Task A_pending_request_expires(int seconds, bool isTaken)
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario);
        scenario.Time.Advance(TimeSpan.FromSeconds(seconds));

        var result = await scenario.ResumeAsync(response);

        Assert.Equal(isTaken, result is SignInResult.SignedIn);
        Assert.True(isTaken || result is SignInResult.Failed { Error.Code: SsoErrorCodes.PendingSignInExpired });
        Assert.Null(scenario.Stored("pending-sign-in"));
    }

    [Fact]
    public async Task After_a_sign_out_a_late_response_does_not_sign_in_again()
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario);
        await scenario.SignOutAsync(SignOutScope.ThisApp);

        Assert.Equal(SsoErrorCodes.NoPendingSignIn, (await FailedResumeAsync(scenario, response)).Code);
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("client")]
    [Conformance("8252-8.10-b")]
    [Conformance("9700-c")]
    public async Task A_request_of_another_issuer_or_client_counts_as_none(string changed)
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario);
        using var process = scenario.NewProcess(
            changed == "issuer"
                ? Scenario.Options with
                {
                    Issuer = "https://other.example.com",
                }
                : Scenario.Options with
                {
                    ClientId = "client-2",
                }
        );

        Assert.Equal(SsoErrorCodes.NoPendingSignIn, (await FailedResumeAsync(scenario, response, process)).Code);
    }

    [Fact]
    public async Task A_pending_request_that_cannot_be_read_counts_as_none()
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario);
        scenario.Store.Put("pending-sign-in", Encoding.UTF8.GetBytes("{\"state\":"));

        Assert.Equal(SsoErrorCodes.NoPendingSignIn, (await FailedResumeAsync(scenario, response)).Code);
    }

    [Fact]
    public async Task Without_network_the_response_can_be_tried_again()
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario);
        using var process = scenario.NewProcess();
        scenario.Provider.RespondInstead = static (_, _) => throw new HttpRequestException("offline");
        Assert.Equal(SsoErrorCodes.Network, (await FailedResumeAsync(scenario, response, process)).Code);
        scenario.Provider.RespondInstead = null;

        Assert.IsType<SignInResult.SignedIn>(await scenario.ResumeAsync(response, process));
    }

    [Fact]
    public async Task What_is_stored_of_a_request_is_gone_after_its_response()
    {
        using var scenario = new Scenario();
        var response = await KilledBehindTheBrowserAsync(scenario);
        Assert.NotNull(scenario.Stored("pending-sign-in"));

        await scenario.ResumeAsync(response);

        Assert.Null(scenario.Stored("pending-sign-in"));
    }

    [Fact]
    public async Task The_request_is_stored_before_the_browser_opens()
    {
        using var scenario = new Scenario();
        scenario.Browser.Instead = (request, _) =>
        {
            Assert.NotNull(scenario.Stored("pending-sign-in"));
            return Task.FromResult(scenario.Browser.Return(request));
        };

        await scenario.SignedInAsync();
    }

    private static async Task<string> KilledBehindTheBrowserAsync(Scenario scenario, SignInRequest? request = null)
    {
        var response = string.Empty;
        var visited = new TaskCompletionSource();
        scenario.Browser.Instead = async (visit, _) =>
        {
            response = scenario.Provider.Visit(visit.StartUri);
            visited.SetResult();
            await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            return new BrowserResult.Cancelled();
        };
        var killed = scenario.NewProcess();
        _ = killed.SignInAsync(request, TestContext.Current.CancellationToken);
        await visited.Task;
        scenario.Browser.Instead = null;
        return response;
    }

    private static async Task<SsoError> FailedResumeAsync(Scenario scenario, string response, SsoClient? process = null) =>
        Assert.IsType<SignInResult.Failed>(await scenario.ResumeAsync(response, process)).Error;
}
