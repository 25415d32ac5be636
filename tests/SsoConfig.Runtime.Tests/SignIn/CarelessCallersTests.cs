using System.Net;
using System.Text;
using SsoConfig.Protocol;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.SignIn;

/// <summary>What is nobody else's fault is not blamed on the token store, and what comes from elsewhere is not shown or trusted.</summary>
public sealed class CarelessCallersTests
{
    [Fact]
    public async Task An_error_of_this_library_is_not_reported_as_a_failed_store()
    {
        using var scenario = new Scenario();
        scenario.Provider.RespondInstead = static (_, _) => throw new NotSupportedException("a bug");

        await Assert.ThrowsAsync<NotSupportedException>(() => scenario.SignInAsync());
    }

    [Fact]
    public async Task A_store_that_times_out_by_cancellation_is_a_failed_store()
    {
        using var scenario = new Scenario();
        scenario.Store.Fail = static _ => new TaskCanceledException();

        Assert.Equal(SsoErrorCodes.Storage, (await scenario.FailedSignInAsync()).Code);
    }

    [Fact]
    public async Task After_Dispose_every_member_says_so()
    {
        using var scenario = new Scenario();
        var client = scenario.NewProcess();
        client.Dispose();
        var cancellation = TestContext.Current.CancellationToken;

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.SignInAsync(cancellationToken: cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.ResumeSignInAsync("x", cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.CheckSessionAsync(cancellationToken: cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.SignOutAsync(cancellationToken: cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await client.GetSessionAsync(cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await client.GetAccessTokenAsync(cancellationToken: cancellation));
    }

    [Fact]
    public async Task A_browser_that_quotes_the_request_in_its_failure_does_not_show_it()
    {
        using var scenario = new Scenario();
        scenario.Browser.Instead = static (request, _) =>
            Task.FromResult<BrowserResult>(new BrowserResult.Failed($"'browser {request.StartUri}' returned 1"));

        var error = await scenario.FailedSignInAsync();

        Assert.Equal($"'browser https://op.example.com{RecordingProvider.AuthorizePath}?…' returned 1", error.Message);
    }

    [Fact]
    public async Task Foreign_uris_cost_no_request_while_a_sign_in_waits()
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.TimedOut());
        await scenario.SignInAsync();
        using var process = scenario.NewProcess();
        var requests = scenario.Provider.Requests.Count;

        for (var i = 0; i < 100; i++)
        {
            await scenario.ResumeAsync($"com.first.sample:/callback?code={i}&state=junk", process);
        }

        Assert.Equal(requests, scenario.Provider.Requests.Count);
        Assert.DoesNotContain(scenario.Logs.Events, static entry => entry.Id == 1005);
    }

    [Fact]
    public async Task A_providers_error_code_reaches_the_app_but_no_log()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterAuthorizationResponse = static response =>
        {
            response.Remove("code");
            response["error"] = "ada@example.com is locked";
        };

        Assert.Equal("ada@example.com is locked", (await scenario.FailedSignInAsync()).Code);
        Assert.DoesNotContain(scenario.Logs.Events, static entry => entry.Text.Contains("ada@example.com", StringComparison.Ordinal));
        Assert.Contains(
            scenario.Logs.Events,
            static entry => entry is { Id: 1003 } && entry.Text.Contains("other", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_default_handler_is_the_platforms_and_keeps_no_cookies()
    {
        using var backchannel = new Backchannel(new SsoClientOptions(), proofs: null);

        var handler = Assert.IsType<HttpClientHandler>(backchannel.InnerHandler);
        Assert.False(handler.UseCookies);
        Assert.False(handler.AllowAutoRedirect);
    }

    [Fact]
    public async Task A_sign_out_leaves_the_session_of_another_client_alone()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        using var other = scenario.NewProcess(Scenario.Options with { ClientId = "client-2" });

        await other.SignOutAsync(SignOutScope.ThisApp, TestContext.Current.CancellationToken);

        Assert.NotNull(await scenario.GetSessionAsync());
    }

    [Fact]
    public async Task A_sign_out_deletes_a_session_that_cannot_be_read()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Store.Put("session", Encoding.UTF8.GetBytes("{\"iss\":"));

        await scenario.SignOutAsync(SignOutScope.ThisApp);

        Assert.Empty(scenario.Store.Values);
    }

    [Fact]
    public async Task Revocation_trouble_does_not_skip_the_end_of_the_session()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.RespondAt(
            RecordingProvider.RevokePath,
            static () => JsonResponse.Of(HttpStatusCode.BadRequest, "{\"error\":\"\\ud800\"}")
        );

        var result = await scenario.SignOutAsync();

        StepAssert.Failed(SsoErrorCodes.HttpStatus, result.RefreshTokenRevocation);
        Assert.IsType<SignOutStepResult.Done>(result.EndSession);
        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
    }

    [Fact]
    [Case(36)]
    public async Task A_redirect_that_the_browser_spelled_otherwise_ends_the_wait_at_once()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterRedirect = static uri => uri.Replace(":/callback", ":///callback", StringComparison.Ordinal);

        Assert.Equal(SsoErrorCodes.RedirectMismatch, (await scenario.FailedSignInAsync()).Code);
        var visit = Assert.Single(scenario.Browser.Visits);
        Assert.True(visit.Accepts($"com.first.sample:///callback?code=1&state={Query.Of(visit.StartUri)["state"]}"));
    }

    [Fact]
    public async Task Revocation_trouble_with_a_name_that_is_not_valid_Unicode_is_a_result()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.RespondAt(
            RecordingProvider.RevokePath,
            static () => JsonResponse.Of(HttpStatusCode.BadRequest, "{\"error\":\"invalid_client\",\"\\ud800\":1}")
        );

        var result = await scenario.SignOutAsync();

        StepAssert.Failed("invalid_client", result.RefreshTokenRevocation);
        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
    }

    [Theory]
    [InlineData("?x=1&x=1")]
    [InlineData("?code=1&code=2&state=junk")]
    [InlineData("?state=junk&state=more")]
    public async Task What_is_wrong_with_a_foreign_uri_is_not_said_as_if_it_were_a_response(string query)
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.TimedOut());
        await scenario.SignInAsync();

        var result = await scenario.ResumeAsync(Scenario.RedirectUri + query);

        Assert.Equal(SsoErrorCodes.StateMismatch, Assert.IsType<SignInResult.Failed>(result).Error.Code);
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4001, false)]
    [Case(9)]
    public async Task An_id_token_that_makes_the_address_too_long_is_left_out(int length, bool isSent)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var session = scenario.Stored()!;
        session["id_token"] = session["id_token"]!.GetValue<string>().PadRight(length, 'x');
        scenario.Store.Put("session", Encoding.UTF8.GetBytes(session.ToJsonString()));

        await scenario.CheckSessionAsync();
        await scenario.SignOutAsync();

        Assert.Equal(isSent, scenario.Provider.Authorizations[^1].ContainsKey("id_token_hint"));
        Assert.Equal(isSent ? null : "ada@example.com", scenario.Provider.Authorizations[^1].GetValueOrDefault("login_hint"));
        Assert.Equal(isSent, scenario.Provider.EndSessions[^1].ContainsKey("id_token_hint"));
        Assert.Equal(isSent ? null : Scenario.ClientId, scenario.Provider.EndSessions[^1].GetValueOrDefault("client_id"));
        Assert.Equal(isSent ? null : "ada@example.com", scenario.Provider.EndSessions[^1].GetValueOrDefault("logout_hint"));
    }
}
