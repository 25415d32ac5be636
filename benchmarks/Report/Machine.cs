using System.Globalization;
using System.Runtime.InteropServices;

namespace SsoConfig.Benchmarks.Report;

/// <summary>The machine that measured, as far as it matters to a reader.</summary>
/// <param name="OtherLoad">What it was busy with before anything was measured, since measuring is a load as well.</param>
internal sealed record Machine(double OtherLoad)
{
    public static Machine BeforeMeasuring()
    {
        const string loadAverage = "/proc/loadavg";
        return new Machine(File.Exists(loadAverage) ? double.Parse(File.ReadAllText(loadAverage).Split(' ')[0], CultureInfo.InvariantCulture) : 0);
    }

    public string Describe() =>
        $"Measured on {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {OperatingSystemName()}.{Caveat()}";

    private string Caveat() => OtherLoad > Environment.ProcessorCount / 2.0
        ? string.Create(CultureInfo.InvariantCulture, $" The machine was busy with other work (load {OtherLoad:0}), so the times are rough; requests and allocations are not affected.")
        : "";

    private static string Processor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var line = File.Exists(cpuInfo) ? File.ReadLines(cpuInfo).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string OperatingSystemName() => OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux";
}
