using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Processes;

public sealed class ChangesAcrossProcessesTests
{
    [Fact]
    public async Task A_process_hears_of_the_sign_in_and_sign_out_of_another_one()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        using var app = await RunningApp.StartedAsync(home, "follow", home["following"]);
        await Eventually.Async(() => File.Exists(home["following"]));

        await RunningApp.RunAsync(home, "sign-in");
        await RunningApp.RunAsync(home, "sign-out");

        Assert.Equal(
            ["SignedIn by AnotherProcess: ada@example.com", "SignedOut by AnotherProcess: ada@example.com"],
            await app.LinesAsync()
        );
    }
}
