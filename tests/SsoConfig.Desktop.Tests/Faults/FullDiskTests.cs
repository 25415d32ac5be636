using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Faults;

/// <summary>A real file system with no page left, and real processes.</summary>
public sealed class FullDiskTests
{
    private const string DiskFull = "failed: storage: The token store failed (IOException). The disk is full. Make room, then try again.";

    [Fact]
    [Fault("full disk", "`storage` before the browser opens, with the remedy; nothing half-written")]
    public async Task A_sign_in_fails_before_the_browser_opens_and_works_once_there_is_room()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        await using var disk = await SmallDisk.MountAsync(home);
        await disk.FillAsync();

        Assert.Equal(DiskFull, await RunningApp.RunAsync(home, "sign-in"));
        Assert.DoesNotContain(org.Log.Events, static one => one.Kind == "sign_in_form_shown");
        Assert.DoesNotContain(Directory.GetFiles(home.State), static file => new FileInfo(file).Length > 0);

        disk.MakeRoom();
        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"));
    }

    [Fact]
    [Fault("full disk", "`storage` at a refresh; the session stays, and the next refresh gives a token")]
    public async Task A_refresh_fails_keeps_the_session_and_works_once_there_is_room()
    {
        var clock = new ClockThatJumps();
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1), clock);
        using var home = org.NewHome();
        await using var disk = await SmallDisk.MountAsync(home);
        await RunningApp.RunAsync(home, "sign-in");
        clock.PassAnHour(home);
        await disk.FillAsync();

        Assert.Equal(DiskFull, await RunningApp.RunAsync(home, "token"));
        Assert.Equal("ada@example.com", await RunningApp.RunAsync(home, "who"));
        Assert.DoesNotContain(Directory.GetFiles(home.State), static file => file.EndsWith(".new", StringComparison.Ordinal));

        disk.MakeRoom();
        Assert.StartsWith("token: ", await RunningApp.RunAsync(home, "token"), StringComparison.Ordinal);
    }

    [Fact]
    [Fault("full disk", "a sign-out as always: deleting takes no room")]
    public async Task A_sign_out_does_all_it_does()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        await using var disk = await SmallDisk.MountAsync(home);
        await RunningApp.RunAsync(home, "sign-in");
        await disk.FillAsync();

        Assert.Equal("signed out", await RunningApp.RunAsync(home, "sign-out"));
        Assert.Equal("nobody", await RunningApp.RunAsync(home, "who"));
    }
}
