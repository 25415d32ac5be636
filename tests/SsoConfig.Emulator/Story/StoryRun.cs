using SsoConfig.Emulator.Bridge;
using SsoConfig.Emulator.Device;

namespace SsoConfig.Emulator.Story;

/// <summary>One run of the story on one device.</summary>
internal sealed class StoryRun(string adb, string? serial, Pace pace, string pictures)
{
    /// <summary>Whether the device may be one that is not an emulator: all that its Chrome has stored is removed.</summary>
    public bool AllowsPhone { get; init; }

    /// <returns>0, or 1 with the reason in the report.</returns>
    public async Task<int> PlayAsync(StoryCast cast, TextWriter output, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(pictures);
        foreach (var old in Directory.EnumerateFiles(pictures).Where(StepRecorder.IsOwn))
        {
            File.Delete(old);
        }

        var device = new AndroidDevice(new AndroidDebugBridge(adb, serial, pace), pace);
        var steps = new StepRecorder(device, pictures, new HiddenText(cast.Password), output, pace.Time);
        try
        {
            if (!AllowsPhone)
            {
                await device.RequireEmulatorAsync(cancellationToken);
            }

            await new SharedSignIn(device, new ScreenWatch(device, pace), steps, cast).PlayAsync(cancellationToken);
            await output.WriteLineAsync($"Both apps shared one sign-in. Pictures: {pictures}");
            return 0;
        }
        catch (Exception failure) when (failure is StepFailedException or DeviceException)
        {
            await output.WriteLineAsync(failure.Message);
            return 1;
        }
        finally
        {
            // A run that is cancelled leaves the device as it was too.
            foreach (var left in await device.RestoreAsync(CancellationToken.None))
            {
                await output.WriteLineAsync($"Not undone on the device: {left}");
            }
        }
    }
}
