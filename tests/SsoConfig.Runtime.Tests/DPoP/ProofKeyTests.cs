using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.DPoP;

/// <summary>The life of a key: one per sign-in, deleted with it, and what happens where it is gone.</summary>
public sealed class ProofKeyTests
{
    private static readonly Uri Api = new("https://api.example.com/");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Conformance("9449-5-b")]
    public async Task All_tokens_of_a_sign_in_are_asked_for_with_its_key()
    {
        using var scenario = await Scenario.ExpiredAsync(isBound: true);

        await scenario.ValidAccessTokenAsync();
        await scenario.ValidAccessTokenAsync(new AccessTokenRequest { Resource = "https://orders.example.com" });
        await scenario.ValidAccessTokenAsync(scenario.NewProcess());

        Assert.Equal(3, scenario.Provider.TokenRequests.Count);
        Assert.Single(scenario.Provider.TokenRequests.Select(static request => request.Proof!.Thumbprint).Distinct());
    }

    [Fact]
    public async Task A_stolen_refresh_token_is_of_no_use_without_the_key()
    {
        using var scenario = await Scenario.ExpiredAsync(isBound: true);
        using var thiefsKeys = new Support.MemoryProofKeyStore();
        var name = scenario.Stored()!["dpop_key"]!.GetValue<string>();
        await thiefsKeys.CreateAsync(name, Cancellation);
        using var thief = new SsoClient(
            Scenario.Options with
            {
                UseDPoP = true,
            },
            scenario.Browser,
            scenario.Store,
            scenario.ClientOptions with
            {
                ProofKeyStore = thiefsKeys,
            }
        );

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync(thief));
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
        Assert.Equal(2, scenario.Provider.TokenRequests.Select(static request => request.Proof!.Thumbprint).Distinct().Count());
    }

    [Fact]
    public async Task Another_process_with_the_same_store_and_the_key_refreshes()
    {
        using var scenario = await Scenario.ExpiredAsync(isBound: true);

        Assert.IsType<AccessTokenResult.Valid>(await scenario.GetAccessTokenAsync(scenario.NewProcess()));
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task The_next_sign_in_has_another_key_and_the_old_one_is_deleted()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var first = Assert.Single(scenario.ProofKeys.Names);

        await scenario.SignedInAsync();

        Assert.NotEqual(first, Assert.Single(scenario.ProofKeys.Names));
        Assert.Equal(2, scenario.Provider.TokenRequests.Select(static request => request.Proof!.Thumbprint).Distinct().Count());
        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    public async Task A_sign_out_deletes_the_key()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();

        await scenario.SignOutAsync();

        Assert.Empty(scenario.ProofKeys.Names);
        Assert.Empty(scenario.Store.Values);
    }

    [Fact]
    public async Task A_sign_out_deletes_the_tokens_even_if_the_key_stays()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        scenario.ProofKeys.Fail = static operation => operation == "delete" ? new IOException("busy") : null;

        var result = await scenario.SignOutAsync();

        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 3010);
        scenario.ProofKeys.Fail = static _ => null;
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.SignedInAsync();
        Assert.Single(scenario.ProofKeys.Names);
    }

    [Fact]
    public async Task A_sign_in_that_the_user_leaves_deletes_its_key_and_not_the_key_in_use()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var kept = Assert.Single(scenario.ProofKeys.Names);
        scenario.Browser.EndWith(new BrowserResult.Cancelled());

        Assert.IsType<SignInResult.Cancelled>(await scenario.SignInAsync());

        Assert.Equal(kept, Assert.Single(scenario.ProofKeys.Names));
        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    public async Task The_end_of_a_sign_in_by_the_provider_deletes_the_key()
    {
        using var scenario = await Scenario.ExpiredAsync(isBound: true);
        scenario.RespondAt(RecordingProvider.TokenPath, static () => RecordingProvider.Error("invalid_grant"));

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());

        Assert.Empty(scenario.ProofKeys.Names);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_that_is_gone_at_a_refresh_signs_out_without_a_request_and_says_why(bool isAnotherProcess)
    {
        using var scenario = await Scenario.ExpiredAsync(isBound: true);
        var process = isAnotherProcess ? scenario.NewProcess() : scenario.Client;
        var changed = new TaskCompletionSource<SessionChangedEventArgs>();
        process.SessionChanged += (_, change) => changed.TrySetResult(change);
        Assert.NotNull(await scenario.GetSessionAsync(process));
        scenario.ProofKeys.LoseAll();

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync(process));

        var change = await changed.Task.WaitAsync(Cancellation);
        Assert.Equal(
            (SessionChange.SignedOut, SessionChangeSource.Device, SsoErrorCodes.ProofKeyLost),
            (change.Change, change.Source, change.ErrorCode)
        );
        Assert.Single(scenario.Provider.TokenRequests);
        Assert.Null(scenario.Stored());
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 3009);
    }

    [Fact]
    public async Task A_key_that_is_gone_at_a_call_signs_out_and_the_call_names_the_reason()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var resource = new BoundResourceServer(scenario.Provider);
        using var http = new HttpClient(new SsoAccessTokenHandler(scenario.Client, Api) { InnerHandler = resource });
        scenario.ProofKeys.LoseAll();

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(Api, Cancellation));

        Assert.Equal(HttpRequestError.UserAuthenticationError, exception.HttpRequestError);
        Assert.Contains("Sign in again", exception.Message, StringComparison.Ordinal);
        Assert.Empty(resource.Requests);
        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task A_key_store_that_fails_at_a_call_for_now_keeps_the_sign_in()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        using var http = new HttpClient(
            new SsoAccessTokenHandler(scenario.Client, Api) { InnerHandler = new BoundResourceServer(scenario.Provider) }
        );
        scenario.ProofKeys.Fail = static operation => operation == "sign" ? new IOException("private path") : null;

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(Api, Cancellation));

        Assert.DoesNotContain("private path", exception.ToString(), StringComparison.Ordinal);
        scenario.ProofKeys.Fail = static _ => null;
        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    public async Task A_sign_in_that_cannot_be_ended_although_its_key_is_gone_fails_the_call_with_the_error_of_the_store()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        using var http = new HttpClient(
            new SsoAccessTokenHandler(scenario.Client, Api) { InnerHandler = new BoundResourceServer(scenario.Provider) }
        );
        scenario.ProofKeys.LoseAll();
        scenario.Store.Fail = static operation => operation == "delete session" ? new IOException("private path") : null;

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(Api, Cancellation));

        Assert.Equal(HttpRequestError.UserAuthenticationError, exception.HttpRequestError);
        Assert.DoesNotContain("Sign in again", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("private path", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_gone_before_the_code_is_redeemed_fails_the_sign_in()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.Browser.Instead = (request, _) =>
        {
            scenario.ProofKeys.LoseAll();
            return Task.FromResult(scenario.Browser.Return(request));
        };

        Assert.Equal(SsoErrorCodes.ProofKeyLost, (await scenario.FailedSignInAsync()).Code);
        Assert.Null(scenario.Stored("pending-sign-in"));
    }

    [Fact]
    public async Task A_store_that_only_fails_for_now_keeps_the_sign_in()
    {
        using var scenario = await Scenario.ExpiredAsync(isBound: true);
        scenario.ProofKeys.Fail = static operation => operation == "sign" ? new IOException("private path") : null;

        var error = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync()).Error;

        Assert.Equal((SsoErrorCodes.Storage, true), (error.Code, error.IsTransient));
        Assert.DoesNotContain("private path", error.Message, StringComparison.Ordinal);
        scenario.ProofKeys.Fail = static _ => null;
        scenario.Time.Advance(TimeSpan.FromMinutes(2));
        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    public async Task A_store_that_cannot_create_a_key_fails_the_sign_in_before_the_browser_opens()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.ProofKeys.Fail = static _ => new PlatformNotSupportedException();

        Assert.Equal(SsoErrorCodes.Storage, (await scenario.FailedSignInAsync()).Code);
        Assert.Empty(scenario.Browser.Visits);
    }

    [Fact]
    public async Task A_signature_that_is_not_p1363_is_not_sent()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.ProofKeys.SignatureBytes = 63;

        Assert.Equal(SsoErrorCodes.Storage, (await scenario.FailedSignInAsync()).Code);
        Assert.Empty(scenario.Provider.TokenRequests);
    }

    [Fact]
    [Conformance("9449-11.4-a")]
    public async Task The_session_that_is_stored_names_the_key_and_does_not_hold_it()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();

        Assert.Equal(Assert.Single(scenario.ProofKeys.Names), scenario.Stored()!["dpop_key"]!.GetValue<string>());
        Assert.Equal(["proof-keys", "session"], scenario.Store.Values.Keys.Order());
        Assert.Equal(["created_at", "name"], scenario.Stored("proof-keys")![0]!.AsObject().Select(static member => member.Key).Order());
    }
}
