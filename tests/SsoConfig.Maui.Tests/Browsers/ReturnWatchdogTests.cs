using Microsoft.Extensions.Time.Testing;
using SsoConfig.Maui.Browsers;

namespace SsoConfig.Maui.Tests.Browsers;

public sealed class ReturnWatchdogTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<string> _browser = new();
    private readonly ReturnWatchdog _watchdog;

    public ReturnWatchdogTests() => _watchdog = new ReturnWatchdog(_time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_response_ends_the_visit()
    {
        var visit = Open();
        _browser.SetResult("response");

        Assert.Equal("response", await visit);
    }

    [Fact]
    public async Task A_user_who_is_back_without_a_response_ends_the_visit()
    {
        var visit = Open();
        _watchdog.OnPaused();
        _watchdog.OnResumed();
        _time.Advance(ReturnWatchdog.GracePeriod);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => visit);
    }

    [Fact]
    public async Task A_response_within_the_grace_period_counts()
    {
        var visit = Open();
        _watchdog.OnPaused();
        _watchdog.OnResumed();
        _time.Advance(ReturnWatchdog.GracePeriod - TimeSpan.FromMilliseconds(1));
        _browser.SetResult("response");

        Assert.Equal("response", await visit);
    }

    [Fact]
    public async Task Going_to_the_browser_again_goes_on_waiting()
    {
        var visit = Open();
        _watchdog.OnPaused();
        _watchdog.OnResumed();
        _watchdog.OnPaused();
        _time.Advance(TimeSpan.FromHours(1));
        _browser.SetResult("response");

        Assert.Equal("response", await visit);
    }

    [Fact]
    public async Task A_visit_is_watched_although_an_earlier_one_ends_while_it_is_open()
    {
        var earlier = new TaskCompletionSource<string>();
        var first = _watchdog.RunAsync(_ => earlier.Task, Cancel);
        var visit = Open();
        earlier.SetResult("response");
        await first;

        _watchdog.OnPaused();
        _watchdog.OnResumed();
        _time.Advance(ReturnWatchdog.GracePeriod);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => visit);
    }

    [Fact]
    public async Task A_resume_before_the_browser_was_there_means_nothing()
    {
        var visit = Open();
        _watchdog.OnResumed();
        _time.Advance(TimeSpan.FromHours(1));
        _browser.SetResult("response");

        Assert.Equal("response", await visit);
    }

    [Fact]
    public async Task The_platform_is_told_that_the_visit_is_over()
    {
        CancellationToken seen = default;
        var visit = _watchdog.RunAsync(
            token =>
            {
                seen = token;
                return _browser.Task;
            },
            Cancel
        );
        _watchdog.OnPaused();
        _watchdog.OnResumed();
        _time.Advance(ReturnWatchdog.GracePeriod);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => visit);
        Assert.True(seen.IsCancellationRequested);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_the_visit_even_where_the_platform_does_not_observe_it()
    {
        using var cancelled = new CancellationTokenSource();
        var visit = _watchdog.RunAsync(_ => _browser.Task, cancelled.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => visit);
    }

    [Fact]
    public async Task The_app_may_go_and_come_when_no_visit_is_open()
    {
        _watchdog.OnPaused();
        _watchdog.OnResumed();
        var visit = Open();
        _time.Advance(TimeSpan.FromHours(1));
        _browser.SetResult("response");

        Assert.Equal("response", await visit);
    }

    private Task<string> Open() => _watchdog.RunAsync(_ => _browser.Task, Cancel);
}
