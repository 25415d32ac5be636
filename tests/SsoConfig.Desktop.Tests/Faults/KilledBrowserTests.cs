using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Faults;

public sealed class KilledBrowserTests
{
    [Fact]
    [Fault(
        "the browser is killed during a sign-in",
        "`browser_failed` at once, where the app has started the browser itself; the next sign-in works"
    )]
    public async Task A_browser_that_is_killed_ends_the_sign_in_and_the_next_one_works()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        var browser = home.Variables["BROWSER"];
        home.Variables["BROWSER"] = BrowserStandIn.ThatStaysOpen(home);
        using var app = await RunningApp.StartedAsync(home, "sign-in");

        await BrowserStandIn.KillAsync(home);

        Assert.StartsWith("failed: browser_failed: ", await app.LastLineAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(home.State, "pending-sign-in.sealed")));

        home.Variables["BROWSER"] = browser;
        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"));
    }

    [Fact]
    [Fault(
        "the browser is killed during a sign-in",
        "where a running browser has taken the address over, the app waits, and a new instance's sign-in takes its place"
    )]
    public async Task A_browser_that_takes_the_address_and_dies_is_waited_for_until_the_next_sign_in()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        using var waiting = await BrowserStandIn.SignInThatWaitsAsync(home);

        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"));

        Assert.Equal("Cancelled", await waiting.App.LastLineAsync());
    }
}
