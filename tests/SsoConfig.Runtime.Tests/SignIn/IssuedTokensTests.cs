using System.Text.Json.Nodes;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.SignIn;

/// <summary>Tokens that the provider has issued are either stored or revoked, whatever interrupts the sign-in.</summary>
public sealed class IssuedTokensTests
{
    [Fact]
    public async Task A_sign_out_while_the_code_is_redeemed_leaves_the_user_signed_out()
    {
        using var scenario = new Scenario();
        var (redeeming, goOn) = HoldAt(scenario, RecordingProvider.TokenPath);
        var signIn = scenario.SignInAsync();
        await redeeming;

        var signOut = await scenario.SignOutAsync(SignOutScope.ThisApp);
        goOn.SetResult();

        Assert.True(signOut.IsComplete);
        Assert.Equal(SsoErrorCodes.NoPendingSignIn, Assert.IsType<SignInResult.Failed>(await signIn).Error.Code);
        Assert.Null(await scenario.GetSessionAsync());
        Assert.Empty(scenario.Store.Values);
        Assert.Equal(["refresh_token", "access_token"], RevokedKinds(scenario));
    }

    [Fact]
    public async Task A_sign_out_by_another_process_while_the_code_is_redeemed_leaves_the_user_signed_out()
    {
        using var scenario = new Scenario();
        using var other = scenario.NewProcess();
        var (redeeming, goOn) = HoldAt(scenario, RecordingProvider.TokenPath);
        var signIn = scenario.SignInAsync();
        await redeeming;

        await other.SignOutAsync(SignOutScope.ThisApp, TestContext.Current.CancellationToken);
        goOn.SetResult();

        Assert.IsType<SignInResult.Failed>(await signIn);
        Assert.Empty(scenario.Store.Values);
    }

    [Fact]
    public async Task A_response_is_redeemed_once_even_while_it_is_being_redeemed()
    {
        using var scenario = new Scenario();
        var response = string.Empty;
        scenario.Browser.RespondWith(request => response = scenario.Provider.Visit(request.StartUri));
        var (redeeming, goOn) = HoldAt(scenario, RecordingProvider.TokenPath);
        var signIn = scenario.SignInAsync();
        await redeeming;

        var copy = await scenario.ResumeAsync(response);
        goOn.SetResult();

        Assert.Equal(SsoErrorCodes.NoPendingSignIn, Assert.IsType<SignInResult.Failed>(copy).Error.Code);
        Assert.IsType<SignInResult.SignedIn>(await signIn);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task A_caller_who_cancels_during_userinfo_leaves_no_valid_token_behind()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        using var cancellation = new CancellationTokenSource();
        scenario.Provider.RespondInstead = async (request, cancellationToken) =>
        {
            if (request.Endpoint == RecordingProvider.UserInfoPath)
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return null;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scenario.Client.SignInAsync(cancellationToken: cancellation.Token));

        Assert.Equal(["refresh_token", "access_token"], RevokedKinds(scenario));
        Assert.Empty(scenario.Store.Values);
    }

    [Fact]
    public async Task A_caller_who_cancels_while_the_keys_are_fetched_again_leaves_no_valid_token_behind()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        await scenario.SignOutAsync(SignOutScope.ThisApp);
        var revoked = scenario.Provider.Revocations.Count;
        scenario.Time.Advance(TimeSpan.FromHours(2));
        using var cancellation = new CancellationTokenSource();
        scenario.Provider.RespondInstead = async (request, cancellationToken) =>
        {
            if (request.Endpoint == RecordingProvider.JwksPath)
            {
                await cancellation.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
            }

            return null;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scenario.Client.SignInAsync(cancellationToken: cancellation.Token));

        Assert.Equal(["refresh_token", "access_token"], RevokedKinds(scenario).Skip(revoked));
        Assert.Empty(scenario.Store.Values);
    }

    [Fact]
    public async Task A_store_that_cannot_keep_the_session_leaves_no_valid_token_behind()
    {
        using var scenario = new Scenario();
        scenario.Store.Fail = static operation => operation == "write session" ? new IOException("no space left") : null;

        Assert.Equal(SsoErrorCodes.Storage, (await scenario.FailedSignInAsync()).Code);

        Assert.Equal(["refresh_token", "access_token"], RevokedKinds(scenario));
        Assert.Empty(scenario.Store.Values);
    }

    [Fact]
    public async Task An_id_token_that_is_refused_has_its_tokens_revoked()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => claims["nonce"] = "another";

        Assert.Equal(SsoErrorCodes.InvalidIdToken, (await scenario.FailedSignInAsync()).Code);

        Assert.Equal(["refresh_token", "access_token"], RevokedKinds(scenario));
    }

    [Fact]
    public async Task A_revocation_that_fails_does_not_hide_why_the_sign_in_failed()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => claims["nonce"] = "another";
        scenario.RespondAt(RecordingProvider.RevokePath, static () => throw new HttpRequestException("down"));

        Assert.Equal(SsoErrorCodes.InvalidIdToken, (await scenario.FailedSignInAsync()).Code);
    }

    [Fact]
    public async Task A_session_check_revokes_a_refresh_token_that_it_did_not_ask_for()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response["refresh_token"] = "rt-unasked-for";

        Assert.IsType<SessionCheckResult.Valid>(await scenario.CheckSessionAsync());

        Assert.Equal("rt-unasked-for", scenario.Provider.Revocations[0].Form["token"]);
    }

    [Fact]
    public async Task A_sign_in_of_another_user_revokes_the_tokens_it_replaces_refresh_token_first()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        await scenario.ValidAccessTokenAsync(new AccessTokenRequest { Resource = "https://orders.example.com" });
        var replaced = scenario.Stored()!;
        scenario.Provider.User = "grace";

        await scenario.SignedInAsync();

        Assert.Equal(
            [replaced["refresh_token"], replaced["access_token"], replaced["api_tokens"]![0]!["access_token"]],
            scenario.Provider.Revocations.Select(static request => JsonValue.Create(request.Form["token"])),
            JsonNode.DeepEquals
        );
        Assert.Equal("grace", scenario.Stored()!["sub"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_sign_in_of_the_same_user_revokes_nothing_as_a_provider_may_end_the_new_tokens_with_the_old()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        await scenario.SignedInAsync(new SignInRequest { Prompt = Prompt.Login });

        Assert.Empty(scenario.Provider.Revocations);
    }

    [Fact]
    public async Task Tokens_that_could_not_be_stored_are_revoked_when_another_user_replaces_them()
    {
        using var scenario = await Scenario.ExpiredAsync();
        var issued = "";
        scenario.Provider.AlterTokenResponse = response => issued = response["refresh_token"]!.GetValue<string>();
        scenario.Store.Fail = static operation => operation == "write session" ? new IOException() : null;
        await scenario.GetAccessTokenAsync();
        scenario.Store.Fail = static _ => null;
        scenario.Provider.AlterTokenResponse = static _ => { };
        scenario.Provider.User = "grace";

        await scenario.SignedInAsync();

        Assert.Equal(issued, scenario.Provider.Revocations[0].Form["token"]);
    }

    [Fact]
    public async Task An_earlier_session_that_cannot_be_read_is_replaced_all_the_same()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        using var process = scenario.NewProcess();
        scenario.Store.Fail = static operation => operation == "read session" ? new IOException() : null;

        var result = await process.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType<SignInResult.SignedIn>(result);
    }

    [Fact]
    public async Task A_session_that_was_stored_is_not_reported_as_failed_because_the_lock_was_not_released()
    {
        using var scenario = new Scenario();
        scenario.Store.FailOnRelease = new IOException("the lock is stuck");

        await scenario.SignedInAsync();

        Assert.NotNull(scenario.Stored());
        Assert.Empty(scenario.Provider.Revocations);
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 6001);
    }

    private static IEnumerable<string> RevokedKinds(Scenario scenario) =>
        scenario.Provider.Revocations.Select(static request => request.Form["token_type_hint"]);

    /// <summary>The provider does not respond at this endpoint until the test lets it.</summary>
    private static (Task Reached, TaskCompletionSource GoOn) HoldAt(Scenario scenario, string endpoint)
    {
        var reached = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        scenario.Provider.RespondInstead = async (request, _) =>
        {
            if (request.Endpoint == endpoint)
            {
                reached.TrySetResult();
                await goOn.Task;
            }

            return null;
        };
        return (reached.Task, goOn);
    }
}
