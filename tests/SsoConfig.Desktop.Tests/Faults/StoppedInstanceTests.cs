using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Faults;

/// <summary>A process that is stopped (SIGSTOP, as by Ctrl+Z or a debugger) keeps its pipe and its locks, and replies to nobody.</summary>
public sealed class StoppedInstanceTests
{
    [Fact]
    [Fault(
        "the first instance is stopped while it waits",
        "the next sign-in takes its place and works; the stopped one says cancelled when it goes on"
    )]
    public async Task A_stopped_instance_holds_up_no_later_sign_in()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        using var stopped = await BrowserStandIn.SignInThatWaitsAsync(home);
        await stopped.App.StopAsync();

        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"));

        await stopped.App.ContinueAsync();
        Assert.Equal("Cancelled", await stopped.App.LastLineAsync());
        Assert.Equal("ada@example.com", await RunningApp.RunAsync(home, "who"));
    }

    [Fact]
    [Fault(
        "the instance that waits is stopped when its response comes",
        "signed in, by the process that the response starts, after ten seconds"
    )]
    public async Task A_response_to_a_stopped_instance_is_not_waited_with_for_ever()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        using var stopped = await BrowserStandIn.SignInThatWaitsAsync(home);
        await stopped.App.StopAsync();

        await RunningApp.RunAsync(home, "browse", stopped.Address);

        Assert.Equal("ada@example.com", await RunningApp.RunAsync(home, "who"));
        await stopped.App.ContinueAsync();
        Assert.Equal("signed in: ada@example.com", await stopped.App.LastLineAsync());
        Assert.Equal("ada@example.com", await RunningApp.RunAsync(home, "who"));
    }
}
