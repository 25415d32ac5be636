using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Tokens;

/// <summary>One refresh on the wire, whoever asks, signs out or gives up meanwhile.</summary>
public sealed class ConcurrentRefreshTests
{
    [Fact]
    public async Task A_thousand_callers_at_expiry_cost_one_refresh()
    {
        using var scenario = await Scenario.ExpiredAsync();
        var gate = new TaskCompletionSource();
        scenario.Store.Journal.Clear();
        scenario.Provider.RespondInstead = async (_, _) =>
        {
            await gate.Task;
            return null;
        };
        using var waiting = new CountdownEvent(1000);

        // The provider responds only when the last of them waits for it.
        var callers = Enumerable
            .Range(0, waiting.InitialCount)
            .Select(_ =>
                Task.Run(() =>
                {
                    var call = scenario.GetAccessTokenAsync();
                    waiting.Signal();
                    return call;
                })
            )
            .ToList();
        waiting.Wait(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(callers, static call => call.IsCompleted);
        gate.SetResult();
        var results = await Task.WhenAll(callers);

        Assert.Single(results.Cast<AccessTokenResult.Valid>().Select(static result => result.AccessToken).Distinct());
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
        Assert.Single(scenario.Store.Journal, static operation => operation == "lock");
    }

    [Fact]
    public async Task Four_processes_at_expiry_cost_one_refresh()
    {
        using var scenario = await Scenario.ExpiredAsync();
        var processes = Enumerable.Range(0, 4).Select(_ => scenario.NewProcess()).ToList();

        var tokens = await Task.WhenAll(processes.Select(process => Task.Run(() => scenario.ValidAccessTokenAsync(process))));

        Assert.Single(tokens.Distinct());
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_end_the_refresh_of_the_others()
    {
        using var scenario = await Scenario.ExpiredAsync();
        var gate = new TaskCompletionSource();
        scenario.Provider.RespondInstead = async (_, cancellationToken) =>
        {
            await gate.Task.WaitAsync(cancellationToken);
            return null;
        };
        using var cancellation = new CancellationTokenSource();
        var impatient = scenario.Client.GetAccessTokenAsync(cancellationToken: cancellation.Token).AsTask();
        var patient = scenario.GetAccessTokenAsync();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.IsType<AccessTokenResult.Valid>(await patient);
    }

    [Fact]
    public async Task A_refresh_happens_under_the_lock_of_the_store()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.Store.Journal.Clear();

        await scenario.ValidAccessTokenAsync();

        Assert.Equal(["read session", "lock", "read session", "write session", "unlock"], scenario.Store.Journal);
    }

    [Fact]
    public async Task Tokens_that_could_not_be_stored_never_overwrite_a_newer_sign_in()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.Store.Fail = static operation => operation == "write session" ? new IOException() : null;
        await scenario.GetAccessTokenAsync();
        scenario.Store.Fail = static _ => null;
        using var process = scenario.NewProcess();
        scenario.Provider.User = "grace";
        await process.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        await scenario.ValidAccessTokenAsync();

        Assert.Equal("grace", (await scenario.GetSessionAsync())!.User.Subject);
    }

    [Fact]
    public async Task A_sign_out_during_a_refresh_leaves_no_token()
    {
        using var scenario = await Scenario.ExpiredAsync();
        var (started, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        scenario.Provider.RespondInstead = async (request, _) =>
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
    public async Task While_a_session_is_being_deleted_no_caller_gets_its_token()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        await scenario.ValidAccessTokenAsync();
        AccessTokenResult? during = null;
        scenario.Store.Fail = operation =>
        {
            if (operation == "delete session")
            {
                // Without the lock, which the sign-out holds.
                during = scenario.GetAccessTokenAsync().GetAwaiter().GetResult();
            }

            return null;
        };

        await scenario.SignOutAsync(SignOutScope.ThisApp);

        Assert.IsType<AccessTokenResult.SignedOut>(during);
    }

    [Fact]
    public async Task A_call_of_the_next_user_does_not_get_the_token_of_the_one_before()
    {
        using var scenario = new Scenario();
        var orders = new AccessTokenRequest { Resource = "https://orders.example.com" };
        await scenario.SignedInAsync();
        Task<string>? next = null;
        scenario.Store.AfterUnlock = () =>
        {
            if (scenario.Stored()!["api_tokens"] is not null)
            {
                // The user's token is stored, its renewal not yet over: meanwhile the next user signs in and asks for one.
                scenario.Store.AfterUnlock = null;
                scenario.Provider.User = "grace";
                scenario.SignedInAsync().GetAwaiter().GetResult();
                next = scenario.ValidAccessTokenAsync(orders);
            }
        };

        await scenario.GetAccessTokenAsync(orders);

        var token = await next!;
        Assert.Equal(token, scenario.Stored()!["api_tokens"]![0]!["access_token"]!.GetValue<string>());
        Assert.Equal("grace", scenario.Stored()!["sub"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_that_was_read_while_it_was_being_deleted_does_not_come_back(bool isLate)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var reader = Task.CompletedTask;
        var (isRead, mayGoOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        scenario.Store.Fail = operation =>
        {
            if (operation == "delete session")
            {
                scenario.Store.AfterRead = () =>
                {
                    scenario.Store.AfterRead = null;
                    isRead.SetResult();
                    mayGoOn.Task.GetAwaiter().GetResult();
                };
                reader = Task.Run(() => scenario.GetSessionAsync());
                isRead.Task.GetAwaiter().GetResult();
                if (!isLate)
                {
                    mayGoOn.SetResult();
                    reader.GetAwaiter().GetResult();
                }
            }

            return null;
        };

        await scenario.SignOutAsync(SignOutScope.ThisApp);
        mayGoOn.TrySetResult();
        await reader;

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task A_refusal_during_a_look_at_the_store_is_not_settled_by_it()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var refused = scenario.Stored()!["access_token"]!.GetValue<string>();
        var (isRead, mayGoOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        scenario.Store.AfterRead = () =>
        {
            scenario.Store.AfterRead = null;
            isRead.SetResult();
            mayGoOn.Task.GetAwaiter().GetResult();
        };
        var look = scenario.GetAccessTokenAsync();
        await isRead.Task;
        var renewal = scenario.Client.RenewAccessTokenAsync(null, refused, TestContext.Current.CancellationToken);
        mayGoOn.SetResult();

        var renewed = Assert.IsType<AccessTokenResult.Valid>(await renewal);
        Assert.Equal(refused, Assert.IsType<AccessTokenResult.Valid>(await look).AccessToken);
        Assert.NotEqual(refused, renewed.AccessToken);
    }
}
