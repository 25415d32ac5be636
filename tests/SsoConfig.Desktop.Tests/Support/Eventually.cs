namespace SsoConfig.Desktop.Tests.Support;

/// <summary>Waits for what another process does; a minute is far more than it ever takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static Task Async(Func<bool> condition) => Async(() => Task.FromResult(condition()));

    public static async Task Async(Func<Task<bool>> condition)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limited.CancelAfter(Limit);
        while (!await condition())
        {
            await Task.Delay(5, limited.Token);
        }
    }
}
