using SsoConfig.Desktop.Tests.Support;
using SsoConfig.LocalOrg;

namespace SsoConfig.Desktop.Tests.Faults;

/// <summary>Two processes of one app at the same time.</summary>
public sealed class TwoInstancesTests
{
    [Fact]
    [Fault(
        "two instances sign in",
        "the later one is signed in, and so is the app; the earlier one says cancelled, and its response changes nothing when it "
            + "comes at last"
    )]
    public async Task The_later_sign_in_counts_and_the_response_to_the_earlier_one_is_refused()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        using var earlier = await BrowserStandIn.SignInThatWaitsAsync(home);

        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"));
        Assert.Equal("Cancelled", await earlier.App.LastLineAsync());

        await RunningApp.RunAsync(home, "browse", earlier.Address);
        Assert.Equal("ada@example.com", await RunningApp.RunAsync(home, "who"));
        Assert.Single(org.Log.Events, static one => one.Kind == "token");
    }

    [Fact]
    [Fault(
        "one instance signs out while the other refreshes",
        "signed out: the refresh is waited for, and its tokens are revoked and deleted too"
    )]
    public async Task A_sign_out_during_a_refresh_in_the_other_instance_leaves_nobody_signed_in()
    {
        var clock = new ClockThatJumps();
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1), clock);
        using var home = org.NewHome();
        await RunningApp.RunAsync(home, "sign-in");
        clock.PassAnHour(home);
        org.Faults.Set(Fault.Parse("token:slow=2:1"));
        using var refreshing = await RunningApp.StartedAsync(home, "token");
        await Eventually.Async(() => org.Log.Events.Any(static one => one.Kind == "fault"));

        Assert.Equal("signed out", await RunningApp.RunAsync(home, "sign-out"));

        Assert.StartsWith("token: ", await refreshing.LastLineAsync(), StringComparison.Ordinal);
        Assert.Equal("nobody", await RunningApp.RunAsync(home, "who"));
        Assert.Equal("SignedOut", await RunningApp.RunAsync(home, "token"));
    }
}
