using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Processes;

/// <summary>Any page can start the app with anything.</summary>
public sealed class JunkCallbackTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("com.first.sample:")]
    [InlineData("com.first.sample:/callback")]
    [InlineData("com.first.sample:/callback?state=guessed&error=access_denied")]
    [InlineData("file:///etc/passwd")]
    [InlineData("--home")]
    public async Task Nothing_but_its_own_response_ends_a_sign_in(string junk)
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        using var waiting = await BrowserStandIn.SignInThatWaitsAsync(home);

        await RunningApp.RunAsync(home, "sso-callback", junk);
        Assert.False(waiting.App.HasEnded);

        await RunningApp.RunAsync(home, "browse", waiting.Address);
        Assert.Equal("signed in: ada@example.com", await waiting.App.LastLineAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("file:///etc/passwd")]
    [InlineData("com.second.sample:/callback?code=c&state=s")]
    public async Task What_is_not_addressed_to_the_app_costs_the_provider_nothing(string junk)
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        using var waiting = await BrowserStandIn.SignInThatWaitsAsync(home);
        home.Variables["TEST_NETWORK_LOG"] = home["network.log"];

        await RunningApp.RunAsync(home, "sso-callback", junk);

        Assert.False(File.Exists(home["network.log"]));
    }
}
