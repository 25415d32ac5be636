using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Diagnostics;

/// <summary>
/// Each test of the suite fails when a secret is logged (see <see cref="Scenario"/>); here is the proof that it would, and the list of
/// events.
/// </summary>
public sealed class LoggingTests
{
    [Fact]
    [Conformance("RPIL-g")]
    [Conformance("7636-b")]
    public async Task Nothing_secret_is_logged_or_shown_by_a_result_in_a_whole_life_with_faults()
    {
        using var scenario = new Scenario();
        await LiveAsync(scenario);

        Assert.True(scenario.Logs.Events.Count > 10);
        Assert.True(scenario.Provider.Secrets.Distinct().Count() > 15);
        Assert.Empty(scenario.FindLeaks());
    }

    [Fact]
    public async Task A_secret_in_a_log_or_a_result_would_be_found()
    {
        var scenario = new Scenario();
        await scenario.SignedInAsync();
        var token = await scenario.ValidAccessTokenAsync();

        scenario.Logs.CreateLogger("x").Log(LogLevel.Trace, 0, token, null, static (state, _) => $"request with {state}");
        scenario.Keep(scenario.Browser.Visits[0].StartUri);

        Assert.Equal(2, scenario.FindLeaks().Count());
        Assert.ThrowsAny<Exception>(scenario.Dispose);
    }

    [Fact]
    public async Task No_log_names_the_user_or_a_uri_with_a_query()
    {
        using var scenario = new Scenario();
        await LiveAsync(scenario);

        Assert.All(
            scenario.Logs.Events,
            static entry =>
            {
                Assert.DoesNotContain("ada", entry.Text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("?", entry.Text, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task Events_have_ids_that_stay()
    {
        using var scenario = new Scenario();
        await LiveAsync(scenario);

        Assert.Equal(
            [1001, 1002, 1003, 1004, 1005, 1006, 2001, 2002, 3001, 3003, 3004, 4001],
            scenario.Logs.Events.Select(static entry => entry.Id).Distinct().Order()
        );
    }

    [Fact]
    public async Task A_pending_sign_in_that_cannot_be_deleted_after_its_completion_is_an_event()
    {
        using var scenario = new Scenario();
        scenario.Store.Fail = static operation => operation == "delete pending-sign-in" ? new IOException() : null;

        await scenario.SignedInAsync();

        Assert.Single(scenario.Logs.Events, static entry => entry.Id == 1007);
    }

    [Fact]
    public async Task A_proof_key_that_cannot_be_deleted_after_a_sign_out_is_an_event()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        scenario.ProofKeys.Fail = static operation => operation == "delete" ? new IOException() : null;

        await scenario.SignOutAsync(SignOutScope.ThisApp);

        Assert.Single(scenario.Logs.Events, static entry => entry.Id == 3010);
    }

    [Fact]
    public async Task Without_a_logger_everything_works()
    {
        using var scenario = new Scenario(static options => options with { LoggerFactory = null });

        await scenario.SignedInAsync();
        await scenario.SignOutAsync();

        Assert.Empty(scenario.Logs.Events);
    }

    [Fact]
    public async Task The_strings_of_requests_and_responses_of_the_browser_show_no_query()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var visit = scenario.Browser.Visits[0];

        Assert.Equal(typeof(BrowserRequest).FullName, visit.ToString());
        Assert.Equal(typeof(BrowserResult.Returned).FullName, new BrowserResult.Returned(visit.StartUri).ToString());
    }

    private static async Task LiveAsync(Scenario scenario)
    {
        scenario.Provider.AlterDiscovery = static discovery => discovery["scopes_supported"] = new JsonArray("openid", "profile");
        await scenario.SignedInAsync(new SignInRequest { LoginHint = "ada@example.com" });
        await scenario.CheckSessionAsync();
        scenario.Provider.User = null;
        await scenario.CheckSessionAsync();
        scenario.Provider.AlterAuthorizationResponse = static response => response["state"] = "forged-state";
        await scenario.SignInAsync();
        await scenario.CheckSessionAsync();
        scenario.Provider.AlterAuthorizationResponse = static _ => { };
        await scenario.ResumeAsync("com.first.sample:/callback?code=stolen&state=forged-state");
        scenario.Browser.EndWith(new BrowserResult.TimedOut());
        await scenario.SignInAsync();
        scenario.Browser.Instead = null;
        Assert.IsType<SignInResult.SignedIn>(await scenario.ResumeAsync(scenario.Provider.Visit(scenario.Browser.Visits[^1].StartUri)));
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.GetAccessTokenAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        scenario.Provider.RespondInstead = static (_, _) => throw new HttpRequestException("down");
        await scenario.GetAccessTokenAsync();
        scenario.Time.Advance(TimeSpan.FromSeconds(1));
        scenario.Provider.RespondInstead = static (request, _) =>
            Task.FromResult<HttpResponseMessage?>(
                RecordingProvider.Error("invalid_grant", description: "bad " + request.Form.GetValueOrDefault("refresh_token"))
            );
        await scenario.GetAccessTokenAsync();
        scenario.Provider.RespondInstead = null;
        await scenario.SignedInAsync();
        await scenario.SignOutAsync();
    }
}
