using System.Net;
using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Tokens;

public sealed class RefreshTests
{
    [Fact]
    [Conformance("6749-6-b", "oidcc-client-test-refresh-token")]
    public async Task A_refresh_is_a_form_with_these_fields_and_no_other()
    {
        using var scenario = await NearExpiryAsync();
        var refreshToken = scenario.Stored()!["refresh_token"]!.GetValue<string>();

        await scenario.ValidAccessTokenAsync();

        var form = scenario.Provider.TokenRequests[^1].Form;
        Assert.Equal(["client_id", "grant_type", "refresh_token"], form.Keys.Order());
        Assert.Equal("refresh_token", form["grant_type"]);
        Assert.Equal(refreshToken, form["refresh_token"]);
    }

    [Fact]
    [Conformance("9700-b")]
    public async Task A_rotated_refresh_token_is_stored_before_anyone_sees_success()
    {
        using var scenario = await NearExpiryAsync();
        var old = scenario.Stored()!["refresh_token"]!.GetValue<string>();

        var token = await scenario.ValidAccessTokenAsync();

        Assert.NotEqual(old, scenario.Stored()!["refresh_token"]!.GetValue<string>());
        Assert.Equal(token, scenario.Stored()!["access_token"]!.GetValue<string>());
    }

    [Fact]
    [Conformance("9700-b")]
    public async Task Without_a_new_refresh_token_the_old_one_stays()
    {
        using var scenario = await NearExpiryAsync();
        scenario.Provider.RotatesRefreshTokens = false;
        var old = scenario.Stored()!["refresh_token"]!.GetValue<string>();

        await scenario.ValidAccessTokenAsync();

        Assert.Equal(old, scenario.Stored()!["refresh_token"]!.GetValue<string>());
        scenario.Time.Advance(TimeSpan.FromHours(2));
        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    [Conformance("9700-b")]
    public async Task Rotation_goes_on_for_ever()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        for (var hour = 0; hour < 24; hour++)
        {
            scenario.Time.Advance(TimeSpan.FromHours(1));
            await scenario.ValidAccessTokenAsync();
        }

        Assert.Equal(25, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    [Conformance("CORE-12.2-a")]
    public async Task A_refreshed_id_token_takes_the_place_of_the_old_one()
    {
        using var scenario = await NearExpiryAsync();
        scenario.Provider.AlterIdToken = static claims => claims["name"] = "Ada King";
        var old = scenario.Stored()!["id_token"]!.GetValue<string>();

        await scenario.ValidAccessTokenAsync();

        Assert.NotEqual(old, scenario.Stored()!["id_token"]!.GetValue<string>());
        Assert.Equal("Ada King", (await scenario.GetSessionAsync())!.User.Name);
    }

    [Fact]
    [Conformance("CORE-12.2-a")]
    public async Task Without_a_new_id_token_the_old_one_stays_for_sign_out()
    {
        using var scenario = await NearExpiryAsync();
        scenario.Provider.SendsIdTokenOnRefresh = false;
        var old = scenario.Stored()!["id_token"]!.GetValue<string>();

        await scenario.ValidAccessTokenAsync();
        await scenario.SignOutAsync();

        Assert.Equal(old, Assert.Single(scenario.Provider.EndSessions)["id_token_hint"]);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("preferred_username")]
    [InlineData("email")]
    [InlineData("sid")]
    [InlineData("auth_time")]
    [InlineData("nonce")]
    [InlineData("at_hash")]
    [Conformance("CORE-12.2-a")]
    public async Task What_a_refreshed_id_token_leaves_out_stays_as_it_was(string claim)
    {
        using var scenario = await NearExpiryAsync();
        var before = await scenario.GetSessionAsync();
        scenario.Provider.AlterIdToken = claims => claims.Remove(claim);

        await scenario.ValidAccessTokenAsync();

        var after = (await scenario.GetSessionAsync())!;
        Assert.Equal(before! with { AccessTokenExpiresAt = after.AccessTokenExpiresAt }, after);
    }

    [Fact]
    [Conformance("CORE-12.2-a", "oidcc-client-test-refresh-token-invalid-issuer")]
    public Task A_refreshed_id_token_of_another_issuer_is_refused() =>
        IsRefusedAsync(SsoErrorCodes.InvalidIdToken, static claims => claims["iss"] = "https://evil.example.com");

    [Fact]
    [Conformance("CORE-12.2-a", "oidcc-client-test-refresh-token-invalid-sub")]
    public Task A_refreshed_id_token_about_somebody_else_is_refused() =>
        IsRefusedAsync(SsoErrorCodes.SubjectMismatch, static claims => claims["sub"] = "eve");

    [Fact]
    [Conformance("CORE-12.2-a")]
    public Task A_refreshed_id_token_for_another_client_is_refused() =>
        IsRefusedAsync(SsoErrorCodes.InvalidIdToken, static claims => claims["aud"] = "client-2");

    [Fact]
    [Conformance("CORE-12.2-a")]
    public Task A_refreshed_id_token_about_another_authentication_is_refused() =>
        IsRefusedAsync(SsoErrorCodes.InvalidIdToken, static claims => claims["auth_time"] = claims["auth_time"]!.GetValue<long>() + 1);

    [Fact]
    [Conformance("CORE-12.2-a")]
    public Task A_refreshed_id_token_with_another_nonce_is_refused() =>
        IsRefusedAsync(SsoErrorCodes.InvalidIdToken, static claims => claims["nonce"] = "another");

    [Fact]
    [Conformance("CORE-12.2-a")]
    public async Task A_refreshed_id_token_older_than_the_last_one_is_refused()
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = 10;
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdToken = static claims => claims["iat"] = claims["iat"]!.GetValue<long>() - 30;
        scenario.Time.Advance(TimeSpan.FromSeconds(10));

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Contains("older (iat)", failed.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Conformance("CORE-12.2-a")]
    public async Task A_refreshed_id_token_of_the_same_second_is_accepted()
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = 1;
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdToken = static claims => claims["iat"] = claims["iat"]!.GetValue<long>() - 1;
        scenario.Time.Advance(TimeSpan.FromSeconds(1));

        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    [Conformance("6749-6-a")]
    public async Task Invalid_grant_is_signed_out_and_the_tokens_are_gone()
    {
        using var scenario = await ExpiredAsync();
        AnswerToken(scenario, static () => RecordingProvider.Error("invalid_grant"));

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
        Assert.Null(scenario.Stored());
        Assert.Null(await scenario.GetSessionAsync());
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 3004);
    }

    [Theory]
    [InlineData("temporarily_unavailable", HttpStatusCode.BadRequest, true)]
    [InlineData("server_error", HttpStatusCode.InternalServerError, true)]
    [InlineData("invalid_client", HttpStatusCode.Unauthorized, false)]
    [InlineData("invalid_scope", HttpStatusCode.BadRequest, false)]
    [Conformance("6749-6-a")]
    public async Task Any_other_error_keeps_the_tokens(string code, HttpStatusCode status, bool isTransient)
    {
        using var scenario = await ExpiredAsync();
        AnswerToken(scenario, () => RecordingProvider.Error(code, status));

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Equal(code, failed.Error.Code);
        Assert.Equal(isTransient, failed.Error.IsTransient);
        Assert.NotNull(scenario.Stored());
        scenario.Provider.AnswerInstead = null;
        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    [Conformance("6749-6-a")]
    public async Task Network_trouble_keeps_the_tokens()
    {
        using var scenario = await ExpiredAsync();
        AnswerToken(scenario, static () => throw new HttpRequestException("offline"));

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Equal(SsoErrorCodes.Network, failed.Error.Code);
        Assert.NotNull(await scenario.GetSessionAsync());
    }

    [Fact]
    [Conformance("6749-6-a")]
    public async Task Without_discovery_there_is_no_refresh_and_the_tokens_stay()
    {
        using var scenario = await ExpiredAsync();
        using var process = scenario.NewProcess();
        scenario.Provider.AnswerInstead = static (_, _) => throw new HttpRequestException("offline");

        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync(process));
        Assert.NotNull(scenario.Stored());
    }

    [Theory]
    [InlineData("{\"access_token\":")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task A_refresh_response_that_cannot_be_read_keeps_the_tokens(string body)
    {
        using var scenario = await ExpiredAsync();
        AnswerToken(scenario, () => new HttpResponseMessage { Content = new StringContent(body) });

        Assert.Equal(
            SsoErrorCodes.InvalidResponse,
            Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync()).Error.Code);
        Assert.NotNull(scenario.Stored());
    }

    [Fact]
    public async Task A_token_near_its_expiry_is_handed_out_while_the_provider_is_down_and_tried_again_after_half_a_minute()
    {
        using var scenario = await NearExpiryAsync();
        AnswerToken(scenario, static () => RecordingProvider.Error("temporarily_unavailable"));
        var old = scenario.Stored()!["access_token"]!.GetValue<string>();

        Assert.Equal(old, await scenario.ValidAccessTokenAsync());
        Assert.Equal(old, await scenario.ValidAccessTokenAsync());
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
        scenario.Provider.AnswerInstead = null;
        scenario.Time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(old, await scenario.ValidAccessTokenAsync());
        scenario.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotEqual(old, await scenario.ValidAccessTokenAsync());
    }

    [Fact]
    public async Task A_token_is_never_handed_out_after_its_expiry()
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = 20;
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromSeconds(10));
        AnswerToken(scenario, static () => RecordingProvider.Error("temporarily_unavailable"));
        await scenario.ValidAccessTokenAsync();
        scenario.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task A_thousand_callers_at_expiry_cost_one_refresh()
    {
        using var scenario = await ExpiredAsync();
        var gate = new TaskCompletionSource();
        scenario.Provider.AnswerInstead = async (_, _) =>
        {
            await gate.Task;
            return null;
        };

        var callers = Enumerable.Range(0, 1000).Select(_ => Task.Run(() => scenario.GetAccessTokenAsync())).ToList();
        gate.SetResult();
        var results = await Task.WhenAll(callers);

        Assert.Single(results.Cast<AccessTokenResult.Valid>().Select(static result => result.AccessToken).Distinct());
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task Four_processes_at_expiry_cost_one_refresh()
    {
        using var scenario = await ExpiredAsync();
        var processes = Enumerable.Range(0, 4).Select(_ => scenario.NewProcess()).ToList();

        var tokens = await Task.WhenAll(processes.Select(process => Task.Run(() => scenario.ValidAccessTokenAsync(process))));

        Assert.Single(tokens.Distinct());
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_end_the_refresh_of_the_others()
    {
        using var scenario = await ExpiredAsync();
        var gate = new TaskCompletionSource();
        scenario.Provider.AnswerInstead = async (_, cancellationToken) =>
        {
            await gate.Task.WaitAsync(cancellationToken);
            return null;
        };
        using var cancellation = new CancellationTokenSource();
        var impatient = scenario.Client.GetAccessTokenAsync(cancellation.Token).AsTask();
        var patient = scenario.GetAccessTokenAsync();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.IsType<AccessTokenResult.Valid>(await patient);
    }

    [Fact]
    public async Task A_refresh_happens_under_the_lock_of_the_store()
    {
        using var scenario = await ExpiredAsync();
        scenario.Store.Journal.Clear();

        await scenario.ValidAccessTokenAsync();

        Assert.Equal(["read session", "lock", "read session", "write session", "unlock"], scenario.Store.Journal);
    }

    [Fact]
    public async Task Tokens_that_could_not_be_stored_are_no_success_and_are_stored_at_the_next_call_without_another_refresh()
    {
        using var scenario = await ExpiredAsync();
        scenario.Store.Fail = static operation => operation == "write session" ? new IOException() : null;
        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());
        scenario.Store.Fail = static _ => null;

        var token = await scenario.ValidAccessTokenAsync();

        Assert.Equal(SsoErrorCodes.Storage, failed.Error.Code);
        Assert.Equal(token, scenario.Stored()!["access_token"]!.GetValue<string>());
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 3006);
    }

    [Fact]
    public async Task Tokens_that_could_not_be_stored_never_overwrite_a_newer_sign_in()
    {
        using var scenario = await ExpiredAsync();
        scenario.Store.Fail = static operation => operation == "write session" ? new IOException() : null;
        await scenario.GetAccessTokenAsync();
        scenario.Store.Fail = static _ => null;
        using var process = scenario.NewProcess();
        scenario.Provider.Person = "grace";
        await process.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        await scenario.ValidAccessTokenAsync();

        Assert.Equal("grace", (await scenario.GetSessionAsync())!.User.Subject);
    }

    [Fact]
    public async Task A_sign_out_during_a_refresh_leaves_no_token()
    {
        using var scenario = await ExpiredAsync();
        var (started, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        scenario.Provider.AnswerInstead = async (request, _) =>
        {
            if (request.Endpoint == RecordingProvider.TokenPath)
            {
                started.SetResult();
                await gate.Task;
            }

            return null;
        };
        var refresh = scenario.GetAccessTokenAsync();
        await started.Task;
        var signOut = scenario.SignOutAsync(SignOutScope.ThisApp);
        gate.SetResult();
        await Task.WhenAll(refresh, signOut);

        Assert.Null(scenario.Stored());
        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task A_session_that_was_read_before_a_sign_out_does_not_come_back_after_it()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Store.Fail = operation =>
        {
            if (operation == "read session")
            {
                // The sign-out of another caller, between this caller's read and its use.
                scenario.Store.Fail = static _ => null;
                scenario.SignOutAsync(SignOutScope.ThisApp).GetAwaiter().GetResult();
            }

            return null;
        };

        await scenario.GetSessionAsync();

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task A_disposed_client_ends_its_refresh()
    {
        using var scenario = await ExpiredAsync();
        var started = new TaskCompletionSource();
        scenario.Provider.AnswerInstead = async (_, cancellationToken) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        };
        var refresh = scenario.GetAccessTokenAsync();
        await started.Task;

        scenario.Client.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refresh);
    }

    private static async Task<Scenario> NearExpiryAsync()
    {
        var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromMinutes(59));
        return scenario;
    }

    private static async Task<Scenario> ExpiredAsync()
    {
        var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        return scenario;
    }

    private static async Task IsRefusedAsync(string code, Action<JsonObject> alterIdToken)
    {
        using var scenario = await ExpiredAsync();
        var stored = scenario.Stored()!.ToJsonString();
        scenario.Provider.AlterIdToken = alterIdToken;

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Equal(code, failed.Error.Code);
        Assert.Equal(stored, scenario.Stored()!.ToJsonString());
    }

    private static void AnswerToken(Scenario scenario, Func<HttpResponseMessage?> answer) => scenario.Provider.AnswerInstead =
        (request, _) => Task.FromResult(request.Endpoint == RecordingProvider.TokenPath ? answer() : null);
}
