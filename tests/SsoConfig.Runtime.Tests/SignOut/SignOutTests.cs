using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.SignOut;

/// <summary>Revoke, end the session, clear: each step is done whatever became of the others, and says so.</summary>
public sealed class SignOutTests
{
    [Fact]
    public async Task Tokens_that_were_renewed_and_could_not_be_stored_are_revoked_too()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        var renewed = new List<string>();
        scenario.Provider.AlterTokenResponse = response =>
            renewed.AddRange([response["refresh_token"]!.GetValue<string>(), response["access_token"]!.GetValue<string>()]);
        scenario.Store.Fail = static operation => operation == "write session" ? new IOException() : null;
        await scenario.GetAccessTokenAsync();
        scenario.Store.Fail = static _ => null;

        await scenario.SignOutAsync(SignOutScope.ThisApp);

        Assert.Equal(renewed, scenario.Provider.Revocations.Select(static request => request.Form["token"]));
        Assert.Empty(scenario.Store.Values);
    }

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
            scenario.Provider.Revocations.Select(static request => (request.Form["token"], request.Form["token_type_hint"]))
        );
        Assert.All(
            scenario.Provider.Revocations,
            static request =>
            {
                Assert.Equal(HttpMethod.Post, request.Method);
                Assert.Equal("application/x-www-form-urlencoded", request.ContentType);
                Assert.Equal(Scenario.ClientId, request.Form["client_id"]);
            }
        );
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

        Assert.IsType<SignOutStepResult.NotNeeded>(result.EndSession);
        Assert.True(result.IsComplete);
        Assert.Single(scenario.Browser.Visits);
        Assert.Equal(2, scenario.Provider.Revocations.Count);
        Assert.Null(await scenario.GetSessionAsync());
    }

    [Fact]
    [Conformance("7009-b")]
    public async Task Offline_the_tokens_are_deleted_and_the_rest_is_reported_as_failed()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.RespondInstead = static (_, _) => throw new HttpRequestException("offline");
        using var process = scenario.NewProcess();

        var result = await process.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken);

        StepAssert.Failed(SsoErrorCodes.Network, result.RefreshTokenRevocation);
        StepAssert.Failed(SsoErrorCodes.Network, result.AccessTokenRevocation);
        StepAssert.Failed(SsoErrorCodes.Network, result.EndSession);
        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
        Assert.Null(await scenario.GetSessionAsync(process));
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

        Assert.IsType<SignOutStepResult.NotNeeded>(result.RefreshTokenRevocation);
        Assert.IsType<SignOutStepResult.NotNeeded>(result.AccessTokenRevocation);
        Assert.True(result.IsComplete);
        Assert.Equal(2, scenario.Provider.Revocations.Count);
        var second = scenario.Provider.EndSessions[^1];
        Assert.Equal(Scenario.ClientId, second["client_id"]);
        Assert.DoesNotContain("id_token_hint", second.Keys);
    }

    [Fact]
    public async Task An_ephemeral_sign_in_is_signed_out_without_touching_the_shared_session()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync(new SignInRequest { UseEphemeralSession = true });

        var result = await scenario.SignOutAsync();

        Assert.IsType<SignOutStepResult.NotNeeded>(result.EndSession);
        Assert.Empty(scenario.Provider.EndSessions);
        Assert.Equal(2, scenario.Provider.Revocations.Count);
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
    public async Task A_store_that_cannot_delete_is_reported_and_the_session_is_ended_all_the_same()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Store.Fail = static operation => operation == "delete session" ? new IOException() : null;

        var result = await scenario.SignOutAsync();

        StepAssert.Failed(SsoErrorCodes.Storage, result.LocalTokens);
        Assert.IsType<SignOutStepResult.Done>(result.EndSession);
        Assert.False(result.IsComplete);
    }

    [Fact]
    public async Task What_cannot_be_read_cannot_be_revoked_but_is_deleted_and_the_session_is_ended_by_client_id()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Store.Fail = static operation => operation == "read session" ? new IOException() : null;

        var result = await scenario.SignOutAsync();

        StepAssert.Failed(SsoErrorCodes.Storage, result.RefreshTokenRevocation);
        StepAssert.Failed(SsoErrorCodes.Storage, result.AccessTokenRevocation);
        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
        Assert.Equal(Scenario.ClientId, Assert.Single(scenario.Provider.EndSessions)["client_id"]);
        Assert.Null(scenario.Stored());
    }

    [Fact]
    public async Task A_store_that_cannot_be_locked_is_reported_and_every_step_is_done_all_the_same()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Store.Fail = static operation => operation == "lock" ? new IOException() : null;

        var result = await scenario.SignOutAsync();

        StepAssert.Failed(SsoErrorCodes.Storage, result.LocalTokens);
        Assert.IsType<SignOutStepResult.Done>(result.RefreshTokenRevocation);
        Assert.IsType<SignOutStepResult.Done>(result.EndSession);
        Assert.Empty(scenario.Store.Values);
    }

    [Fact]
    public async Task A_caller_who_has_given_up_before_still_loses_the_tokens()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            scenario.Client.SignOutAsync(cancellationToken: new CancellationToken(canceled: true))
        );

        Assert.Null(scenario.Stored());
        Assert.Empty(scenario.Provider.EndSessions);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_sign_out_is_complete_only_if_every_step_is(int failing)
    {
        SignOutStepResult Step(int index) =>
            index == failing ? new SignOutStepResult.NotSupported()
            : index % 2 == 0 ? new SignOutStepResult.Done()
            : new SignOutStepResult.NotNeeded("nothing there");

        var result = new SignOutResult
        {
            RefreshTokenRevocation = Step(0),
            AccessTokenRevocation = Step(1),
            EndSession = Step(2),
            LocalTokens = Step(3),
        };

        Assert.False(result.IsComplete);
    }
}
