using System.Globalization;
using System.Runtime.InteropServices;

namespace SsoConfig.Benchmarks.Report;

/// <summary>The machine that measured, as far as it matters to a reader.</summary>
/// <param name="BusyCores">How many cores had other work right before anything was measured.</param>
internal sealed record Machine(double BusyCores)
{
    private const int Watches = 20;
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(0.5);

    private bool IsBusy => BusyCores > Environment.ProcessorCount / 8.0;

    /// <summary>Waits some seconds for a quiet moment, as what was built just before may still be ending.</summary>
    public static async Task<Machine> BeforeMeasuringAsync()
    {
        var machine = await WatchAsync();
        for (var watch = 1; watch < Watches && machine.IsBusy; watch++)
        {
            machine = await WatchAsync();
        }

        return machine;
    }

    public string Describe() =>
        $"Measured on {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, "
        + $"{OperatingSystemName()}.{Caveat()}";

    private static async Task<Machine> WatchAsync()
    {
        var before = ProcessorTicks.Read();
        await Task.Delay(Watched);
        return new Machine(Environment.ProcessorCount * ProcessorTicks.Read().ShareBusySince(before));
    }

    private string Caveat() =>
        IsBusy
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" Other work kept {BusyCores:0.0} cores busy, so the times are rough; requests and allocations are not affected."
            )
            : "";

    private static string Processor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var line = File.Exists(cpuInfo)
            ? File.ReadLines(cpuInfo).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string OperatingSystemName() =>
        OperatingSystem.IsWindows() ? "Windows"
        : OperatingSystem.IsMacOS() ? "macOS"
        : "Linux";
}
