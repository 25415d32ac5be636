using System.Globalization;

namespace SsoConfig.Tool.Tests.Support;

/// <summary>SIGINT, what Ctrl+C sends. Whether it is ignored, a process inherits (POSIX, exec).</summary>
internal static class Interrupt
{
    private const int Signal = 2;

    /// <summary>Only Linux tells.</summary>
    public static bool IsIgnored { get; } = File.Exists("/proc/self/status") && (IgnoredSignals() & (1UL << (Signal - 1))) != 0;

    private static ulong IgnoredSignals() =>
        ulong.Parse(
            File.ReadLines("/proc/self/status").First(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[
                "SigIgn:".Length..
            ],
            NumberStyles.HexNumber | NumberStyles.AllowLeadingWhite,
            CultureInfo.InvariantCulture
        );
}
