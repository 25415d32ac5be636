using SsoConfig.Maui.Callbacks;

namespace SsoConfig.Maui.Tests.Callbacks;

/// <summary>A process that Windows has started for a redirect, beside others of the app.</summary>
public sealed class ActivationHandoverTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

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
    public void A_process_that_is_stopped_does_not_lose_the_redirect() =>
        Assert.False(TryPassOn(static () => new TaskCompletionSource().Task));

    [Fact]
    public void One_that_takes_it_is_enough() =>
        Assert.True(
            TryPassOn(
                static () => new TaskCompletionSource().Task,
                static () => Task.CompletedTask,
                static () => Task.FromException(new InvalidOperationException())
            )
        );

    private static bool TryPassOn(params Func<Task>[] receivers) => ActivationHandover.TryPassOn(receivers, Soon);
}
