using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Faults;

/// <summary>
/// The state folder becomes read-only, as Linux does with a disk that has errors. A real file system, and real processes.
/// </summary>
public sealed class ReadOnlyFolderTests
{
    [Fact]
    [Fault("read-only folder", "signed in as before, with the token there is")]
    public async Task A_session_and_its_token_can_still_be_read()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        await using var disk = await SmallDisk.MountAsync(home);
        await RunningApp.RunAsync(home, "sign-in");
        await disk.MakeReadOnlyAsync();

        Assert.Equal("ada@example.com", await RunningApp.RunAsync(home, "who"));
        Assert.StartsWith("token: ", await RunningApp.RunAsync(home, "token"), StringComparison.Ordinal);
    }

    [Fact]
    [Fault("read-only folder", "`storage` before the browser opens")]
    public async Task A_sign_in_fails_before_the_browser_opens()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        await using var disk = await SmallDisk.MountAsync(home);
        await disk.MakeReadOnlyAsync();

        Assert.StartsWith("failed: storage: ", await RunningApp.RunAsync(home, "sign-in"), StringComparison.Ordinal);
        Assert.DoesNotContain(org.Log.Events, static one => one.Kind == "sign_in_form_shown");
    }

    [Fact]
    [Fault("read-only folder", "`storage` at a refresh, before the provider is asked: the refresh token is not used up")]
    public async Task A_refresh_fails_before_the_provider_is_asked()
    {
        var clock = new ClockThatJumps();
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1), clock);
        using var home = org.NewHome();
        await using var disk = await SmallDisk.MountAsync(home);
        await RunningApp.RunAsync(home, "sign-in");
        clock.PassAnHour(home);
        await disk.MakeReadOnlyAsync();

        Assert.StartsWith("failed: storage: ", await RunningApp.RunAsync(home, "token"), StringComparison.Ordinal);
        Assert.DoesNotContain(org.Log.Events, static one => one.Grant == "refresh_token");

        await disk.MakeWritableAsync();
        Assert.StartsWith("token: ", await RunningApp.RunAsync(home, "token"), StringComparison.Ordinal);
    }

    [Fact]
    [Fault("read-only folder", "a sign-out that revokes the tokens and says that they could not be deleted")]
    public async Task A_sign_out_revokes_and_reports_what_could_not_be_deleted()
    {
        var clock = new ClockThatJumps();
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1), clock);
        using var home = org.NewHome();
        await using var disk = await SmallDisk.MountAsync(home);
        await RunningApp.RunAsync(home, "sign-in");
        await disk.MakeReadOnlyAsync();

        var result = await RunningApp.RunAsync(home, "sign-out");

        Assert.StartsWith("partly signed out", result, StringComparison.Ordinal);
        Assert.Contains("RefreshTokenRevocation = Done", result, StringComparison.Ordinal);
        Assert.Contains("LocalTokens = Failed", result, StringComparison.Ordinal);

        // What was left on the device is of no use.
        await disk.MakeWritableAsync();
        clock.PassAnHour(home);
        Assert.Equal("SignedOut", await RunningApp.RunAsync(home, "token"));
    }
}
