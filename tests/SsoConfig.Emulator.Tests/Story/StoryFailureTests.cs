using Microsoft.Extensions.Time.Testing;
using SsoConfig.Emulator.Bridge;
using SsoConfig.Emulator.Device;
using SsoConfig.Emulator.FakeAdb;
using SsoConfig.Emulator.Story;
using SsoConfig.Emulator.Tests.Support;

namespace SsoConfig.Emulator.Tests.Story;

/// <summary>A step that does not hold ends the story with a reason, a picture and a description of the screen.</summary>
public sealed class StoryFailureTests : IDisposable
{
    private readonly string _pictures = Directory.CreateTempSubdirectory("sso-pictures-").FullName;
    private readonly StringWriter _report = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _report.Dispose();
        Directory.Delete(_pictures, recursive: true);
    }

    [Fact]
    public async Task A_sign_in_page_in_Second_fails_at_once_and_says_that_nothing_is_shared()
    {
        var screens = TestFamily.SharedScreens();
        screens["second"].Next["tap SIGN IN"] = "form";
        using var device = new TestDevice(new DeviceDescription { Screens = screens });

        Assert.Equal(1, await PlayAsync(device));

        Assert.Contains(
            "Second is signed in without a prompt: Second shows the sign-in page: the session is not shared. See ",
            _report.ToString(),
            StringComparison.Ordinal
        );
        Assert.Single(Directory.GetFiles(_pictures, "*.failed.png"));
        Assert.Contains(
            "username",
            await File.ReadAllTextAsync(Directory.GetFiles(_pictures, "*.failed.xml")[0], Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_user_in_Second_is_a_failure()
    {
        var screens = TestFamily.SharedScreens();
        screens["second-in"] = new() { Dump = Screens.App(Screens.Second, "Grace Hopper", "Signed in as Grace Hopper.") };
        using var device = new TestDevice(new DeviceDescription { Screens = screens });

        Assert.Equal(1, await PlayAsync(device));

        Assert.Contains("Second is signed in as 'Grace Hopper', and not as 'Ada Lovelace'.", _report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_never_appears_is_reported_with_what_is_on_the_screen()
    {
        var screens = TestFamily.SharedScreens();
        screens["leaving"].Next.Clear();
        using var device = new TestDevice(new DeviceDescription { Screens = screens });

        Assert.Equal(1, await PlayAsync(device, new FakeTimeProvider()));

        Assert.Contains(
            "First is signed in: 'Signed in as …' in First did not appear within 120 s. The screen shows 'Not signed in', ",
            _report.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_first_screen_that_no_tap_removes_ends_the_step_too()
    {
        var screens = TestFamily.SharedScreens();
        screens["first"].Next["tap SIGN IN"] = "obstacle";
        screens["obstacle"] = TestFamily.Obstacle("terms_accept", "Accept & continue");
        screens["obstacle"].Next.Clear();
        using var device = new TestDevice(new DeviceDescription { Screens = screens });

        Assert.Equal(1, await PlayAsync(device, new FakeTimeProvider()));

        Assert.Contains("'Accept & continue'", _report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_keyboard_that_corrects_the_user_name_is_noticed()
    {
        using var device = new TestDevice(TestFamily.Shared() with { CorrectsText = true });

        Assert.Equal(1, await PlayAsync(device, new FakeTimeProvider()));

        Assert.Contains(
            "Type the user name: 'ada@example.com' in the user name field did not appear",
            _report.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_password_on_the_screen_is_in_no_file_and_no_message()
    {
        var screens = TestFamily.SharedScreens();
        screens["form"] = new()
        {
            Dump = Screens.Of(Screens.Node(Chrome.Package, "android.view.View", $"Use {TestFamily.Password} to sign in.")),
        };
        using var device = new TestDevice(new DeviceDescription { Screens = screens });

        Assert.Equal(1, await PlayAsync(device, new FakeTimeProvider()));

        Assert.Contains("'Use … to sign in.'", _report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", _report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "s3cret",
            await File.ReadAllTextAsync(Directory.GetFiles(_pictures, "*.failed.xml")[0], Cancel),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "install -r First.apk",
        "Failure [INSTALL_FAILED_NO_MATCHING_ABIS]",
        "Install First: 'First.apk' is not installed. Failure [INSTALL_FAILED_NO_MATCHING_ABIS]"
    )]
    [InlineData(
        "shell pm clear com.android.chrome",
        "Failed",
        "Prepare Chrome: 'com.android.chrome' is not on the device, or cannot be reset. Failed"
    )]
    [InlineData(
        "shell monkey -p com.first.sample",
        "** No activities found to run, monkey aborted.",
        "Start First: 'com.first.sample' does not start."
    )]
    public async Task A_failure_that_adb_reports_with_exit_code_0_is_one(string command, string printed, string message)
    {
        using var device = new TestDevice(TestFamily.Shared() with { Printing = new() { [command] = printed } });

        Assert.Equal(1, await PlayAsync(device));

        Assert.Contains(message, _report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_gives_neither_picture_nor_description_still_has_a_clear_failure()
    {
        using var device = new TestDevice(TestFamily.Shared() with { Failing = new() { ["exec-out"] = "error: device offline" } });

        Assert.Equal(1, await PlayAsync(device));

        Assert.Contains(
            "Wait for the device: 'adb exec-out screencap -p' exited with 1. error: device offline Not available: ",
            _report.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Pictures_of_an_earlier_run_are_removed_and_nothing_else_is()
    {
        await File.WriteAllTextAsync(Path.Combine(_pictures, "99-earlier.png"), "", Cancel);
        await File.WriteAllTextAsync(Path.Combine(_pictures, "holiday.png"), "", Cancel);
        using var device = new TestDevice(TestFamily.Shared() with { Failing = new() { ["wait-for-device"] = "error" } });

        await PlayAsync(device);

        Assert.False(File.Exists(Path.Combine(_pictures, "99-earlier.png")));
        Assert.True(File.Exists(Path.Combine(_pictures, "holiday.png")));
    }

    /// <param name="device">The device.</param>
    /// <param name="time">Jumps on while the story waits, so that a time limit is reached without waiting for it.</param>
    private async Task<int> PlayAsync(TestDevice device, FakeTimeProvider? time = null)
    {
        var pace = time is null ? TestDevice.Quick() : new Pace(time) { Command = TimeSpan.FromDays(1), Look = TimeSpan.FromSeconds(30) };
        var story = new StoryRun(TestDevice.Adb, device.Folder, pace, _pictures).PlayAsync(TestFamily.Cast, _report, Cancel);
        while (time is not null && !story.IsCompleted)
        {
            time.Advance(pace.Look);
            await Task.WhenAny(story, Task.Delay(50, Cancel));
        }

        return await story;
    }
}
