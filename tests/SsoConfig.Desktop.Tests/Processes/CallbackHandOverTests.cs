using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Processes;

/// <summary>Real processes of one app, and the local org.</summary>
public sealed class CallbackHandOverTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task The_process_that_the_response_starts_hands_it_to_the_one_that_waits()
    {
        await using var org = await Org.StartAsync(Hour);
        using var home = org.NewHome();

        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_of_the_browser_too()
    {
        await using var org = await Org.StartAsync(Hour);
        using var home = org.NewHome();
        await RunningApp.RunAsync(home, "sign-in");

        Assert.Equal("signed out", await RunningApp.RunAsync(home, "sign-out"));
        Assert.Equal("nobody", await RunningApp.RunAsync(home, "who"));
    }

    [Fact]
    [Fault("kill -9 while the user is at the browser", "signed in, by the process that the response starts")]
    public async Task A_response_completes_the_sign_in_of_a_process_that_was_killed()
    {
        await using var org = await Org.StartAsync(Hour);
        using var home = org.NewHome();
        var address = await KillWhileBrowsingAsync(home);

        await RunningApp.RunAsync(home, "browse", address);

        Assert.Equal("ada@example.com", await RunningApp.RunAsync(home, "who"));
    }

    [Fact]
    public async Task A_foreign_response_does_not_end_a_pending_sign_in()
    {
        await using var org = await Org.StartAsync(Hour);
        using var home = org.NewHome();
        var address = await KillWhileBrowsingAsync(home);

        await RunningApp.RunAsync(home, "sso-callback", "com.first.sample:/callback?code=stolen&state=guessed");
        Assert.Equal("nobody", await RunningApp.RunAsync(home, "who"));

        await RunningApp.RunAsync(home, "browse", address);
        Assert.Equal("ada@example.com", await RunningApp.RunAsync(home, "who"));
    }

    [Fact]
    public async Task A_response_that_comes_twice_is_redeemed_once()
    {
        await using var org = await Org.StartAsync(Hour);
        using var home = org.NewHome();
        home.Variables["TEST_CALLBACK_COPIES"] = "2";

        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"));
        Assert.Single(org.Log.Events, static one => one.Kind == "token");
    }

    [Fact]
    public async Task A_response_to_nobody_changes_nothing()
    {
        using var home = new AppHome();

        Assert.Equal("", await RunningApp.RunAsync(home, "sso-callback", "com.first.sample:/callback?code=c&state=s"));
        Assert.Equal("nobody", await RunningApp.RunAsync(home, "who"));
    }

    /// <summary>A sign-in whose process dies while the user is at the browser; the address that was opened.</summary>
    private static async Task<string> KillWhileBrowsingAsync(AppHome home)
    {
        using var waiting = await BrowserStandIn.SignInThatWaitsAsync(home);
        await waiting.App.KillAsync();
        return waiting.Address;
    }
}
