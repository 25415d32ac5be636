using System.Net;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Tokens;

/// <summary>Another process of the app signs out, signs in or refreshes, while this one holds a token in memory.</summary>
public sealed class OtherProcessTests
{
    [Fact]
    public async Task After_a_sign_out_elsewhere_this_process_has_no_token_as_soon_as_the_store_says_so()
    {
        using var scenario = await HoldingATokenAsync(reportsChanges: true);

        await scenario.NewProcess().SignOutAsync(SignOutScope.ThisApp, TestContext.Current.CancellationToken);

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task After_a_sign_in_of_another_user_elsewhere_this_process_has_that_users_token()
    {
        using var scenario = await HoldingATokenAsync(reportsChanges: true);
        var process = scenario.NewProcess();
        scenario.Provider.User = "grace";

        await process.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(await scenario.ValidAccessTokenAsync(process), await scenario.ValidAccessTokenAsync());
        Assert.Equal("grace", (await scenario.GetSessionAsync())!.User.Subject);
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 3002);
    }

    [Fact]
    public async Task A_sign_in_elsewhere_after_a_sign_out_here_is_told()
    {
        using var scenario = await HoldingATokenAsync(reportsChanges: true);
        await scenario.SignOutAsync();
        var changed = new TaskCompletionSource<SessionChangedEventArgs>();
        scenario.Client.SessionChanged += (_, change) => changed.TrySetResult(change);

        await scenario.NewProcess().SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        var change = await changed.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((SessionChange.SignedIn, SessionChangeSource.AnotherProcess), (change.Change, change.Source));
    }

    [Fact]
    public async Task With_a_store_that_cannot_say_so_this_process_looks_within_a_minute()
    {
        using var scenario = await HoldingATokenAsync(reportsChanges: false);
        await scenario.NewProcess().SignOutAsync(SignOutScope.ThisApp, TestContext.Current.CancellationToken);

        scenario.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task A_token_in_use_costs_one_look_at_the_store_a_minute_and_stays_the_same_object()
    {
        using var scenario = await HoldingATokenAsync(reportsChanges: false);
        var token = await scenario.GetAccessTokenAsync();
        scenario.Store.Journal.Clear();

        for (var second = 0; second < 600; second++)
        {
            scenario.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Same(token, await scenario.GetAccessTokenAsync());
        }

        Assert.Equal(Enumerable.Repeat("read session", 10), scenario.Store.Journal);
    }

    [Fact]
    public async Task While_the_store_cannot_be_read_a_token_with_time_left_is_neither_withheld_nor_renewed()
    {
        using var scenario = await HoldingATokenAsync(reportsChanges: false);
        var token = await scenario.ValidAccessTokenAsync();
        scenario.Store.Fail = static _ => new IOException();
        scenario.Time.Advance(TimeSpan.FromMinutes(1));
        var blind = await scenario.ValidAccessTokenAsync();
        scenario.Store.Fail = static _ => null;
        scenario.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((token, token), (blind, await scenario.ValidAccessTokenAsync()));
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task A_change_during_a_look_at_the_store_is_looked_at_again()
    {
        using var scenario = await HoldingATokenAsync(reportsChanges: true);
        scenario.Time.Advance(TimeSpan.FromMinutes(1));
        var process = scenario.NewProcess();
        scenario.Store.AfterRead = () =>
        {
            scenario.Store.AfterRead = null;
            process.SignOutAsync(SignOutScope.ThisApp, CancellationToken.None).GetAwaiter().GetResult();
        };

        await scenario.GetAccessTokenAsync();

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task A_change_during_a_renewal_that_fails_is_looked_at_by_the_next_call()
    {
        using var scenario = await HoldingATokenAsync(reportsChanges: true);
        scenario.Time.Advance(TimeSpan.FromMinutes(59));
        scenario.Provider.RespondInstead = async (_, cancellationToken) =>
        {
            await scenario.Store.DeleteAsync("session", cancellationToken);
            return JsonResponse.RetryAfter(HttpStatusCode.ServiceUnavailable, 60);
        };
        await scenario.GetAccessTokenAsync();

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task The_store_is_watched_once_however_often_it_is_read()
    {
        using var scenario = await HoldingATokenAsync(reportsChanges: true);

        await scenario.GetSessionAsync();
        await scenario.GetSessionAsync();

        Assert.Equal(1, scenario.Store.Watchers);
    }

    [Fact]
    public async Task A_disposed_client_that_is_asked_to_report_changes_does_not_begin_to_watch()
    {
        using var scenario = new Scenario();
        scenario.Store.ReportsChanges = true;
        scenario.Client.Dispose();
        var isRead = new TaskCompletionSource();
        scenario.Store.AfterRead = isRead.SetResult;

        scenario.Client.SessionChanged += static (_, _) => { };

        await isRead.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, scenario.Store.Watchers);
    }

    [Fact]
    public async Task A_disposed_client_watches_the_store_no_more()
    {
        using var scenario = await HoldingATokenAsync(reportsChanges: true);
        await scenario.ValidAccessTokenAsync();
        var watched = scenario.Store.Watchers;

        scenario.Client.Dispose();

        Assert.Equal((1, 0), (watched, scenario.Store.Watchers));
    }

    private static async Task<Scenario> HoldingATokenAsync(bool reportsChanges)
    {
        var scenario = new Scenario();
        scenario.Store.ReportsChanges = reportsChanges;
        await scenario.SignedInAsync();
        await scenario.GetSessionAsync();
        await scenario.GetAccessTokenAsync();
        return scenario;
    }
}
