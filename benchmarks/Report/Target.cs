namespace SsoConfig.Benchmarks.Report;

/// <summary>What a measurement should come to, and whether it did: the document says so itself, whatever the machine.</summary>
internal static class Target
{
    /// <param name="aim">What should be: "within 10 times the reader".</param>
    /// <param name="reason">Why it is missed where it is.</param>
    public static string AtMost(string aim, double value, double limit, Func<double, string> format, string reason = "") =>
        value <= limit
            ? $"Target: {aim}. Met, with {format(value)}."
            : $"Target: {aim}. Missed, with {format(value)}{(reason.Length == 0 ? "" : $": {reason}")}.";

    public static string Milliseconds(double value) => Table.Milliseconds(TimeSpan.FromMilliseconds(value));

    public static string Times(double value) => $"{Table.Ratio(value, 1)} times";
}
