using System.Runtime.InteropServices;

namespace SsoConfig.Benchmarks.Report;

/// <summary>The machine that measured, as far as it matters to a reader.</summary>
internal static class Machine
{
    public static string Describe() =>
        $"Measured on {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {System()}.";

    private static string Processor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var line = File.Exists(cpuInfo) ? File.ReadLines(cpuInfo).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string System() => OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux";
}
