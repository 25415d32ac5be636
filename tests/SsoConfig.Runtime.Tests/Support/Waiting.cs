using Microsoft.Extensions.Time.Testing;

namespace SsoConfig.Tests.Support;

internal static class Waiting
{
    /// <summary>Lets the fake clock run on until the task is done. No assertion depends on how long that takes.</summary>
    public static async Task<T> WhileTimePasses<T>(this Task<T> task, FakeTimeProvider time, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            time.Advance(step);
            await Task.WhenAny(task, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        return await task;
    }
}
