using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Processes;

/// <summary>The process that receives a response uses the app's own options, as the one that waits does.</summary>
public sealed class CallbackOptionsTests
{
    [Fact]
    public async Task A_state_folder_of_the_apps_own_choice_works_for_the_whole_sign_in()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        home.Variables["TEST_STATE_FOLDER"] = home["elsewhere"];

        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"));
        Assert.Equal("ada@example.com", await RunningApp.RunAsync(home, "who"));
        Assert.False(Directory.Exists(home.State));
    }

    [Fact]
    public async Task A_sign_in_that_the_response_completes_uses_the_apps_own_network()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        var address = await KilledAsync(home);
        home.Variables["TEST_NETWORK_LOG"] = home["network.log"];

        await RunningApp.RunAsync(home, "browse", address);

        Assert.Equal("ada@example.com", await RunningApp.RunAsync(home, "who"));
        Assert.Contains(
            await File.ReadAllLinesAsync(home["network.log"], TestContext.Current.CancellationToken),
            static line => line.StartsWith("sso-callback /", StringComparison.Ordinal) && line.Contains("token", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_sign_in_that_the_response_completes_goes_by_the_apps_own_clock_and_limits()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        var address = await KilledAsync(home);
        home.Variables["TEST_MINUTES_AHEAD"] = "31";

        await RunningApp.RunAsync(home, "browse", address);

        Assert.Equal("nobody", await RunningApp.RunAsync(home, "who"));
    }

    [Fact]
    public async Task A_late_response_completes_its_sign_in_while_another_request_waits()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        var address = await KilledAsync(home);
        using var check = await BrowserStandIn.ThatWaitsAsync(home, "check");

        await RunningApp.RunAsync(home, "browse", address);

        Assert.Equal("ada@example.com", await RunningApp.RunAsync(home, "who"));
        Assert.False(check.App.HasEnded);
    }

    private static async Task<string> KilledAsync(AppHome home)
    {
        using var waiting = await BrowserStandIn.SignInThatWaitsAsync(home);
        await waiting.App.KillAsync();
        return waiting.Address;
    }
}
