using System.Globalization;
using System.Text.RegularExpressions;
using SsoConfig.Emulator.Bridge;
using SsoConfig.Emulator.Device;

namespace SsoConfig.Emulator.Story;

/// <summary>Runs the steps in order, reports each at once, and keeps a picture of the screen after it.</summary>
/// <param name="device">Whose screen it is.</param>
/// <param name="folder">Where pictures and the last screen's description go.</param>
/// <param name="secret">What must be in no message and no description: the password.</param>
/// <param name="output">The report.</param>
/// <param name="time">Measures the steps.</param>
internal sealed partial class StepRecorder(AndroidDevice device, string folder, HiddenText secret, TextWriter output, TimeProvider time)
{
    private int _count;

    /// <summary>Whether a file is one of an earlier run.</summary>
    public static bool IsOwn(string file) => OwnName().IsMatch(Path.GetFileName(file));

    /// <exception cref="StepFailedException">The step did not hold; it has been reported.</exception>
    public async Task RunAsync(string step, Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, $"{++_count:00}-{NameOf(step)}");
        var start = time.GetTimestamp();
        try
        {
            await action(cancellationToken);
            await device.TakePictureAsync(file + ".png", cancellationToken);
        }
        catch (DeviceException problem)
        {
            var seen = await KeepLastScreenAsync(file, cancellationToken);
            await output.WriteLineAsync($"FAILED  {step}");
            throw new StepFailedException(secret.HideIn($"{step}: {problem.Message} {seen}"));
        }

        var seconds = time.GetElapsedTime(start).TotalSeconds;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"ok      {step} ({seconds:0.0} s)"));
    }

    private static string NameOf(string step) => string.Join('-', step.Split(' ', '\'')).ToLowerInvariant();

    private async Task<string> KeepLastScreenAsync(string file, CancellationToken cancellationToken)
    {
        var (kept, missing) = (new List<string>(), new List<string>());
        await TryKeepAsync(file + ".failed.png", device.TakePictureAsync);
        await TryKeepAsync(file + ".failed.xml", WriteScreenAsync);
        return string.Join(
            ' ',
            new[]
            {
                kept.Count > 0 ? $"See {string.Join(" and ", kept)}." : "",
                missing.Count > 0 ? $"Not available: {string.Join(", ", missing)}." : "",
            }.Where(static sentence => sentence.Length > 0)
        );

        async Task TryKeepAsync(string path, Func<string, CancellationToken, Task> writeAsync)
        {
            try
            {
                await writeAsync(path, cancellationToken);
                kept.Add(path);
            }
            catch (DeviceException problem)
            {
                missing.Add($"{Path.GetFileName(path)} ({problem.Message.TrimEnd('.')})");
            }
        }
    }

    private async Task WriteScreenAsync(string path, CancellationToken cancellationToken)
    {
        var screen =
            await device.ReadScreenAsync(cancellationToken) ?? throw new DeviceException("uiautomator does not describe the screen.");
        await File.WriteAllTextAsync(path, secret.HideIn(screen.Dump), cancellationToken);
    }

    [GeneratedRegex(@"^[0-9]{2}-[a-z-]+(\.failed)?\.(png|xml)$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnName();
}
