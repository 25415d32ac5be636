using System.Net;
using SsoConfig.Browser;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.SignOut;

public sealed class SignOutTests
{
    [Fact]
    [Conformance("RPIL-b", "oidcc-client-test-rp-init-logout")]
    [Conformance("RPIL-c")]
    [Conformance("7009-a")]
    [Conformance("7009-c")]
    public async Task A_sign_out_revokes_refresh_then_access_token_and_ends_the_session_with_the_last_id_token()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var stored = scenario.Stored()!;

        var result = await scenario.SignOutAsync();

        Assert.True(result.IsComplete);
        Assert.Equal(
            [(stored["refresh_token"]!.GetValue<string>(), "refresh_token"), (stored["access_token"]!.GetValue<string>(), "access_token")],
            scenario.Provider.Revocations.Select(static request => (request.Form["token"], request.Form["token_type_hint"])));
        Assert.All(scenario.Provider.Revocations, static request =>
        {
            Assert.Equal(HttpMethod.Post, request.Method);
            Assert.Equal("application/x-www-form-urlencoded", request.ContentType);
            Assert.Equal(Scenario.ClientId, request.Form["client_id"]);
        });
        var ended = Assert.Single(scenario.Provider.EndSessions);
        Assert.Equal(stored["id_token"]!.GetValue<string>(), ended["id_token_hint"]);
        Assert.Equal(Scenario.LogoutRedirectUri, ended["post_logout_redirect_uri"]);
        Assert.True(ended["state"].Length >= 43);
        Assert.Equal(["id_token_hint", "post_logout_redirect_uri", "state"], ended.Keys.Order());
        Assert.Null(scenario.Stored());
        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task Tokens_are_gone_from_the_device_before_the_browser_opens()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Browser.Instead = (request, _) =>
        {
            Assert.Null(scenario.Stored());
            return Task.FromResult(scenario.Browser.Return(request));
        };

        Assert.True((await scenario.SignOutAsync()).IsComplete);
    }

    [Fact]
    public async Task Signing_out_of_this_app_leaves_the_shared_session()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        var result = await scenario.SignOutAsync(SignOutScope.ThisApp);

        Assert.IsType<StepOutcome.NotNeeded>(result.EndSession);
        Assert.True(result.IsComplete);
        Assert.Single(scenario.Browser.Visits);
        Assert.Equal(2, scenario.Provider.Revocations.Count);
        Assert.Null(await scenario.GetSessionAsync());
    }

    [Fact]
    [Conformance("RPIL-b")]
    public async Task An_expired_id_token_still_ends_the_session()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromDays(30));

        Assert.IsType<StepOutcome.Done>((await scenario.SignOutAsync()).EndSession);
    }

    [Fact]
    [Conformance("RPIL-d", "oidcc-client-test-rp-init-logout-other-state")]
    public async Task Another_state_is_reported()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AlterAuthorizationResponse = static response => response["state"] = "another";

        AssertFailed(SsoErrorCodes.StateMismatch, (await scenario.SignOutAsync()).EndSession);
    }

    [Fact]
    [Conformance("RPIL-d", "oidcc-client-test-rp-init-logout-no-state")]
    public async Task A_missing_state_is_reported()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AlterAuthorizationResponse = static response => response.Clear();

        AssertFailed(SsoErrorCodes.StateMismatch, (await scenario.SignOutAsync()).EndSession);
    }

    [Fact]
    [Conformance("RPIL-d")]
    public async Task A_redirect_elsewhere_is_reported()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AlterRedirect = static uri => uri.Replace("/logout", "/callback", StringComparison.Ordinal);

        AssertFailed(SsoErrorCodes.RedirectMismatch, (await scenario.SignOutAsync()).EndSession);
    }

    [Fact]
    public async Task The_browser_can_tell_the_answer_from_a_forgery()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        await scenario.SignOutAsync();

        var visit = scenario.Browser.Visits[^1];
        Assert.True(visit.Accepts($"{Scenario.LogoutRedirectUri}?state={Query.Of(visit.StartUri)["state"]}"));
        Assert.False(visit.Accepts($"{Scenario.LogoutRedirectUri}?state=forged"));
        Assert.False(visit.Ephemeral);
    }

    [Fact]
    [Conformance("RPIL-a")]
    public async Task A_provider_without_end_session_is_reported_and_the_rest_is_done()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery => discovery.Remove("end_session_endpoint");
        await scenario.SignedInAsync();

        var result = await scenario.SignOutAsync();

        Assert.IsType<StepOutcome.NotSupported>(result.EndSession);
        Assert.IsType<StepOutcome.Done>(result.RefreshTokenRevocation);
        Assert.IsType<StepOutcome.Done>(result.LocalTokens);
        Assert.False(result.IsComplete);
    }

    [Fact]
    public async Task A_provider_without_revocation_is_reported_and_the_rest_is_done()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery => discovery.Remove("revocation_endpoint");
        await scenario.SignedInAsync();

        var result = await scenario.SignOutAsync();

        Assert.IsType<StepOutcome.NotSupported>(result.RefreshTokenRevocation);
        Assert.IsType<StepOutcome.NotSupported>(result.AccessTokenRevocation);
        Assert.IsType<StepOutcome.Done>(result.EndSession);
    }

    [Fact]
    [Conformance("RPIL-e")]
    public async Task A_closed_browser_is_reported_and_the_tokens_are_gone_all_the_same()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Browser.EndWith(new BrowserResult.Cancelled());

        var result = await scenario.SignOutAsync();

        Assert.IsType<StepOutcome.Cancelled>(result.EndSession);
        Assert.IsType<StepOutcome.Done>(result.LocalTokens);
        Assert.False(result.IsComplete);
        Assert.Null(await scenario.GetSessionAsync());
    }

    [Fact]
    public async Task A_browser_that_fails_or_never_answers_is_reported()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Browser.EndWith(new BrowserResult.Failed("none there"));
        AssertFailed(SsoErrorCodes.BrowserFailed, (await scenario.SignOutAsync()).EndSession);
        scenario.Browser.EndWith(new BrowserResult.TimedOut());
        AssertFailed(SsoErrorCodes.BrowserTimeout, (await scenario.SignOutAsync()).EndSession);
    }

    [Fact]
    [Conformance("7009-b")]
    public async Task Offline_the_tokens_are_deleted_and_the_rest_is_reported_as_failed()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AnswerInstead = static (_, _) => throw new HttpRequestException("offline");
        using var process = scenario.NewProcess();

        var result = await process.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken);

        AssertFailed(SsoErrorCodes.Network, result.RefreshTokenRevocation);
        AssertFailed(SsoErrorCodes.Network, result.AccessTokenRevocation);
        AssertFailed(SsoErrorCodes.Network, result.EndSession);
        Assert.IsType<StepOutcome.Done>(result.LocalTokens);
        Assert.Null(await scenario.GetSessionAsync(process));
    }

    [Fact]
    public async Task A_network_that_breaks_at_the_revocation_is_reported()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AnswerInstead = static (_, _) => throw new HttpRequestException("offline");

        var result = await scenario.SignOutAsync();

        AssertFailed(SsoErrorCodes.Network, result.RefreshTokenRevocation);
        AssertFailed(SsoErrorCodes.Network, result.AccessTokenRevocation);
        Assert.IsType<StepOutcome.Done>(result.EndSession);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "", "done")]
    [InlineData(HttpStatusCode.BadRequest, "{\"error\":\"unsupported_token_type\"}", "not_supported")]
    [InlineData(HttpStatusCode.BadRequest, "{\"error\":\"invalid_client\"}", "invalid_client")]
    [InlineData(HttpStatusCode.BadRequest, "[]", SsoErrorCodes.HttpStatus)]
    [InlineData(HttpStatusCode.InternalServerError, "", SsoErrorCodes.HttpStatus)]
    [Conformance("7009-b")]
    public async Task Each_answer_to_a_revocation_is_reported_and_the_next_token_is_tried(HttpStatusCode status, string body, string expected)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        AnswerRevocation(scenario, () => new HttpResponseMessage(status) { Content = new StringContent(body) });

        var result = await scenario.SignOutAsync();

        Assert.Equal(2, scenario.Provider.Revocations.Count);
        Assert.All([result.RefreshTokenRevocation, result.AccessTokenRevocation], outcome => Assert.Equal(expected, outcome switch
        {
            StepOutcome.Done => "done",
            StepOutcome.NotSupported => "not_supported",
            StepOutcome.Failed failed => failed.Error.Code,
            _ => null,
        }));
    }

    [Fact]
    [Conformance("7009-b")]
    public async Task A_busy_revocation_endpoint_is_asked_once_more()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var answers = 0;
        AnswerRevocation(scenario, () =>
        {
            if (answers++ > 0)
            {
                return null;
            }

            var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            busy.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.FromSeconds(2));
            return busy;
        });

        Assert.True((await scenario.SignOutAsync().WhileTimePasses(scenario.Time, TimeSpan.FromSeconds(1))).IsComplete);
        Assert.Equal(3, scenario.Provider.Revocations.Count);
    }

    [Fact]
    [Conformance("RPIL-f")]
    [Conformance("RPIL-b")]
    public async Task A_second_sign_out_revokes_nothing_and_ends_whatever_session_is_left_by_client_id()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        await scenario.SignOutAsync();

        var result = await scenario.SignOutAsync();

        Assert.IsType<StepOutcome.NotNeeded>(result.RefreshTokenRevocation);
        Assert.IsType<StepOutcome.NotNeeded>(result.AccessTokenRevocation);
        Assert.True(result.IsComplete);
        Assert.Equal(2, scenario.Provider.Revocations.Count);
        var second = scenario.Provider.EndSessions[^1];
        Assert.Equal(Scenario.ClientId, second["client_id"]);
        Assert.DoesNotContain("id_token_hint", second.Keys);
    }

    [Fact]
    public async Task Without_a_refresh_token_only_the_access_token_is_revoked()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response.Remove("refresh_token");
        await scenario.SignedInAsync();

        var result = await scenario.SignOutAsync();

        Assert.IsType<StepOutcome.NotNeeded>(result.RefreshTokenRevocation);
        Assert.Equal("access_token", Assert.Single(scenario.Provider.Revocations).Form["token_type_hint"]);
    }

    [Fact]
    public async Task An_ephemeral_sign_in_is_signed_out_without_touching_the_shared_session()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync(new SignInRequest { Ephemeral = true });

        var result = await scenario.SignOutAsync();

        Assert.IsType<StepOutcome.NotNeeded>(result.EndSession);
        Assert.Empty(scenario.Provider.EndSessions);
        Assert.Equal(2, scenario.Provider.Revocations.Count);
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

        AssertFailed(SsoErrorCodes.RequestInProgress, result.EndSession);
        Assert.IsType<StepOutcome.Done>(result.LocalTokens);
        Assert.Equal(SsoErrorCodes.NoPendingSignIn, Assert.IsType<SignInResult.Failed>(await signIn).Error.Code);
        Assert.Null(await scenario.GetSessionAsync());
    }

    [Fact]
    public async Task Right_after_a_sign_out_a_new_sign_in_works()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        await scenario.SignOutAsync();

        await scenario.SignedInAsync();

        Assert.IsType<AccessTokenResult.Valid>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task A_caller_who_gives_up_at_the_revocation_still_loses_the_tokens()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        using var cancellation = new CancellationTokenSource();
        scenario.Provider.AnswerInstead = async (_, cancellationToken) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scenario.Client.SignOutAsync(cancellationToken: cancellation.Token));

        Assert.Null(scenario.Stored());
    }

    [Fact]
    public async Task A_store_that_cannot_delete_is_reported_and_the_session_is_ended_all_the_same()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Store.Fail = static operation => operation == "delete session" ? new IOException() : null;

        var result = await scenario.SignOutAsync();

        AssertFailed(SsoErrorCodes.Storage, result.LocalTokens);
        Assert.IsType<StepOutcome.Done>(result.EndSession);
        Assert.False(result.IsComplete);
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_is_reported()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Store.Fail = static operation => operation == "read session" ? new IOException() : null;

        AssertFailed(SsoErrorCodes.Storage, (await scenario.SignOutAsync()).LocalTokens);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_sign_out_is_complete_only_if_every_step_is(int failing)
    {
        StepOutcome Step(int index) => index == failing
            ? new StepOutcome.NotSupported()
            : index % 2 == 0 ? new StepOutcome.Done() : new StepOutcome.NotNeeded("nothing there");

        Assert.False(new SignOutResult(Step(0), Step(1), Step(2), Step(3)).IsComplete);
    }

    private static void AnswerRevocation(Scenario scenario, Func<HttpResponseMessage?> answer) => scenario.Provider.AnswerInstead =
        (request, _) => Task.FromResult(request.Endpoint == RecordingProvider.RevokePath ? answer() : null);

    private static void AssertFailed(string code, StepOutcome outcome) =>
        Assert.Equal(code, Assert.IsType<StepOutcome.Failed>(outcome).Error.Code);
}
