using System.Globalization;
using SsoConfig.Emulator.Bridge;
using SsoConfig.Emulator.Device;

namespace SsoConfig.Emulator.Story;

/// <summary>Waits for what a step needs on the screen, and taps away what covers it.</summary>
internal sealed class ScreenWatch(AndroidDevice device, Pace pace)
{
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="find">Finds it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <param name="refuse">Why it can't come any more, judging by the screen; <see langword="null"/> while it may.</param>
    /// <exception cref="DeviceException">It did not come.</exception>
    public async Task<T> WaitForAsync<T>(
        string what,
        Func<Screen, T?> find,
        CancellationToken cancellationToken,
        Func<Screen, string?>? refuse = null
    )
        where T : class
    {
        var start = pace.Time.GetTimestamp();
        Screen? last = null;
        while (true)
        {
            var screen = await device.ReadScreenAsync(cancellationToken);
            last = screen ?? last;
            if (screen is not null)
            {
                if (Chrome.FindObstacle(screen) is { } obstacle)
                {
                    await device.TapAsync(obstacle, cancellationToken);
                }
                else if (find(screen) is { } found)
                {
                    return found;
                }
                else if (refuse?.Invoke(screen) is { } reason)
                {
                    throw new DeviceException(reason);
                }
            }

            if (pace.Time.GetElapsedTime(start) >= pace.Step)
            {
                throw new DeviceException(Describe(what, last));
            }

            await Task.Delay(pace.Look, pace.Time, cancellationToken);
        }
    }

    private string Describe(string what, Screen? last) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} did not appear within {pace.Step.TotalSeconds:0} s. ")
        + (last?.Describe() ?? "uiautomator never described the screen.");
}
