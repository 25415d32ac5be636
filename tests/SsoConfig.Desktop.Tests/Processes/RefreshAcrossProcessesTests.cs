using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Processes;

public sealed class RefreshAcrossProcessesTests
{
    private const int Processes = 4;

    [Fact]
    [Fault("two or more instances refresh", "one refresh, the same token for all")]
    public async Task Four_processes_at_expiry_refresh_once_and_get_the_same_token()
    {
        var clock = new ClockThatJumps();
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1), clock);
        using var home = org.NewHome();
        await RunningApp.RunAsync(home, "sign-in");
        clock.PassAnHour(home);

        var apps = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => RunningApp.StartedAsync(home, "token-when", home["go"])));
        await File.WriteAllTextAsync(home["go"], "", TestContext.Current.CancellationToken);
        var lines = await Task.WhenAll(apps.Select(static app => app.LastLineAsync()));

        Assert.StartsWith("token: ", Assert.Single(lines.Distinct()), StringComparison.Ordinal);
        Assert.Single(org.Log.Events, static one => one is { Kind: "token", Grant: "refresh_token" });
    }
}
