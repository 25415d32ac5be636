using SsoConfig.Emulator.FakeAdb;
using SsoConfig.Emulator.Story;
using SsoConfig.Emulator.Tests.Support;

namespace SsoConfig.Emulator.Tests.Story;

/// <summary>A run takes no phone that nobody gave it, and leaves a device as it was.</summary>
public sealed class DeviceOwnershipTests : IDisposable
{
    private const string ClearChrome = "shell pm clear com.android.chrome";

    private readonly string _pictures = Directory.CreateTempSubdirectory("sso-pictures-").FullName;
    private readonly StringWriter _report = new();

    public void Dispose()
    {
        _report.Dispose();
        Directory.Delete(_pictures, recursive: true);
    }

    [Fact]
    public async Task A_phone_is_refused_before_anything_on_it_is_changed_or_looked_at()
    {
        using var phone = new TestDevice(TestFamily.Shared() with { EmulatorProperty = null });

        Assert.Equal(1, await PlayAsync(phone));

        Assert.Contains("The device is not an emulator.", _report.ToString(), StringComparison.Ordinal);
        Assert.Equal(["wait-for-device", "shell getprop ro.kernel.qemu", "shell getprop ro.boot.qemu"], phone.Commands);
        Assert.Empty(Directory.GetFiles(_pictures));
    }

    [Fact]
    public async Task A_phone_is_taken_when_the_user_allows_it()
    {
        using var phone = new TestDevice(TestFamily.Shared() with { EmulatorProperty = null });

        Assert.Equal(0, await PlayAsync(phone, allowsPhone: true));

        Assert.Contains(ClearChrome, phone.Commands);
    }

    [Theory]
    [InlineData("ro.kernel.qemu")]
    [InlineData("ro.boot.qemu")]
    public async Task An_emulator_is_taken(string property)
    {
        using var emulator = new TestDevice(TestFamily.Shared() with { EmulatorProperty = property });

        Assert.Equal(0, await PlayAsync(emulator));
    }

    [Fact]
    public async Task A_run_leaves_nothing_on_the_device_but_the_apps()
    {
        using var device = new TestDevice(TestFamily.Shared());

        await PlayAsync(device);

        Assert.Equal(
            [
                "shell rm -f /sdcard/sso-window.xml",
                "shell am clear-debug-app",
                "shell rm -f /data/local/tmp/chrome-command-line; if [ -e /data/local/tmp/chrome-command-line.before-sso ]; "
                    + "then mv /data/local/tmp/chrome-command-line.before-sso /data/local/tmp/chrome-command-line; fi",
                "reverse --remove tcp:5080",
            ],
            device.Commands.TakeLast(4)
        );
    }

    [Fact]
    public async Task A_step_that_fails_undoes_what_was_changed_before()
    {
        using var device = new TestDevice(TestFamily.Shared() with { Failing = new() { ["install"] = "error" } });

        Assert.Equal(1, await PlayAsync(device));

        Assert.Equal("reverse --remove tcp:5080", device.Commands[^1]);
        Assert.DoesNotContain("shell am clear-debug-app", device.Commands);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_undoes_what_was_changed_before()
    {
        using var device = new TestDevice(TestFamily.Shared() with { Hanging = ["install"] });
        using var cancelled = new CancellationTokenSource();
        var run = PlayAsync(device, cancellationToken: cancelled.Token);
        while (!device.Commands.Any(static command => command.StartsWith("install", StringComparison.Ordinal)))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal("reverse --remove tcp:5080", device.Commands[^1]);
    }

    [Theory]
    [InlineData("com.own.app", "0", "shell am set-debug-app --persistent com.own.app")]
    [InlineData("com.own.app", "1", "shell am set-debug-app -w --persistent com.own.app")]
    public async Task The_app_that_was_to_be_debugged_is_so_again(string debugged, string waits, string command)
    {
        using var device = new TestDevice(
            TestFamily.Shared() with
            {
                Settings = new() { ["debug_app"] = debugged, ["wait_for_debugger"] = waits },
            }
        );

        await PlayAsync(device);

        Assert.Equal(command, device.Commands[^3]);
    }

    [Fact]
    public async Task What_cannot_be_undone_is_reported_and_the_rest_is_undone()
    {
        using var device = new TestDevice(TestFamily.Shared() with { Failing = new() { ["shell am clear-debug-app"] = "no" } });

        Assert.Equal(0, await PlayAsync(device));

        Assert.Contains(
            "Not undone on the device: The app to be debugged: 'adb shell am clear-debug-app' exited with 1. no",
            _report.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal("reverse --remove tcp:5080", device.Commands[^1]);
    }

    private Task<int> PlayAsync(TestDevice device, bool allowsPhone = false, CancellationToken? cancellationToken = null) =>
        new StoryRun(TestDevice.Adb, device.Folder, TestDevice.Quick(), _pictures) { AllowsPhone = allowsPhone }.PlayAsync(
            TestFamily.Cast,
            _report,
            cancellationToken ?? TestContext.Current.CancellationToken
        );
}
