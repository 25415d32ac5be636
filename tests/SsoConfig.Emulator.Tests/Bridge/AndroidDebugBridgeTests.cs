using Microsoft.Extensions.Time.Testing;
using SsoConfig.Emulator.Bridge;
using SsoConfig.Emulator.Tests.Support;

namespace SsoConfig.Emulator.Tests.Bridge;

public sealed class AndroidDebugBridgeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_that_fails_is_reported_with_what_it_printed()
    {
        using var device = new TestDevice(TestFamily.Shared() with { Failing = new() { ["reverse"] = "adb: error: closed" } });

        var failure = await Assert.ThrowsAsync<DeviceException>(() => device.Open().ForwardAsync(5080, Cancel));

        Assert.Equal("'adb reverse tcp:5080 tcp:5080' exited with 1. adb: error: closed", failure.Message);
    }

    [Fact]
    public async Task A_command_that_does_not_end_is_killed_after_its_time()
    {
        using var device = new TestDevice(TestFamily.Shared() with { Hanging = ["wait-for-device"] });
        var time = new FakeTimeProvider();
        var waiting = device.Open(TestDevice.Quick(time)).WaitUntilStartedAsync(Cancel);
        while (device.Commands.Count == 0)
        {
            await Task.Delay(10, Cancel);
        }

        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("'adb wait-for-device' did not end within 300 s.", (await Assert.ThrowsAsync<DeviceException>(() => waiting)).Message);
    }

    [Fact]
    public async Task A_missing_adb_is_reported_with_what_to_install()
    {
        var adb = new AndroidDebugBridge(Path.Combine(Path.GetTempPath(), "no-such-adb"), serial: null, TestDevice.Quick());

        var failure = await Assert.ThrowsAsync<DeviceException>(() => adb.RunAsync(Cancel, "devices"));

        Assert.EndsWith("Install the Android platform tools.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carriage_returns_of_an_old_adb_are_gone()
    {
        using var device = new TestDevice(TestFamily.Shared() with { UsesCarriageReturns = true });

        Assert.Equal("1\n", await device.Bridge().RunAsync(Cancel, "shell", "getprop", "sys.boot_completed"));
    }

    [Fact]
    public async Task What_a_secret_script_prints_is_in_no_message()
    {
        using var device = new TestDevice(TestFamily.Shared() with { Failing = new() { ["shell -T sh"] = "typed hunter2" } });

        var failure = await Assert.ThrowsAsync<DeviceException>(() => device.Open().TypeAsync("hunter2", Cancel));

        Assert.DoesNotContain("hunter2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_command_is_no_failure_of_the_device()
    {
        using var device = new TestDevice(TestFamily.Shared() with { Hanging = ["wait-for-device"] });
        using var cancelled = new CancellationTokenSource();
        var waiting = device.Open().WaitUntilStartedAsync(cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
