using SsoConfig.Maui.Callbacks;

namespace SsoConfig.Maui.Tests.Callbacks;

/// <summary>A process that Windows has started for a redirect, beside others of the app.</summary>
public sealed class ActivationHandoverTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_process_that_takes_the_redirect_has_it() => Assert.True(TryPassOn(static () => Task.CompletedTask));

    [Fact]
    public void Without_another_process_the_redirect_stays() => Assert.False(TryPassOn());

    [Fact]
    public void A_process_that_ends_at_this_moment_neither_takes_it_nor_ends_the_new_one() =>
        Assert.False(
            TryPassOn(static () => Task.FromException(new InvalidOperationException()), static () => throw new TimeoutException())
        );

    [Fact]
    public void A_process_that_is_stopped_does_not_lose_the_redirect() => Assert.False(TryPassOn(Never));

    [Fact]
    public void One_that_takes_it_is_enough() =>
        Assert.True(TryPassOn(Never, static () => Task.CompletedTask, static () => Task.FromException(new InvalidOperationException())));

    [Fact]
    public async Task A_process_that_is_stopped_does_not_hold_up_the_new_one_when_another_takes_the_redirect()
    {
        var passing = Task.Run(
            static () => ActivationHandover.TryPassOn([Never, static () => Task.CompletedTask], Timeout.InfiniteTimeSpan, Soon),
            TestContext.Current.CancellationToken
        );

        Assert.True(await passing.WaitAsync(Late, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_process_that_takes_the_redirect_after_another_one_has_it_too()
    {
        var isTaken = false;

        ActivationHandover.TryPassOn([static () => Task.CompletedTask, TakeAsync], Late, Late);

        Assert.True(isTaken);

        async Task TakeAsync()
        {
            await Task.Delay(Soon, TestContext.Current.CancellationToken);
            isTaken = true;
        }
    }

    private static Task Never() => new TaskCompletionSource().Task;

    private static bool TryPassOn(params Func<Task>[] receivers) => ActivationHandover.TryPassOn(receivers, Soon, Soon);
}
