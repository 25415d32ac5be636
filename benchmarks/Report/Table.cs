using System.Globalization;

namespace SsoConfig.Benchmarks.Report;

/// <summary>A table whose rows are compared with the first one.</summary>
internal static class Table
{
    public static string Of(string[] heads, IEnumerable<string[]> rows) =>
        string.Join(
            '\n',
            rows.Select(Line)
                .Prepend($"|{string.Concat(heads.Select(static (_, column) => column == 0 ? "---|" : "---:|"))}")
                .Prepend(Line(heads))
        );

    /// <summary>One of words.</summary>
    public static string Text(string[] heads, IEnumerable<string[]> rows) =>
        string.Join('\n', rows.Select(Line).Prepend($"|{string.Concat(heads.Select(static _ => "---|"))}").Prepend(Line(heads)));

    public static string Ratio(double value, double baseline) =>
        baseline == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{value / baseline:0.00}");

    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.00} ms");

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    public static string Nanoseconds(double nanoseconds) =>
        Math.Abs(nanoseconds) switch
        {
            >= 1_000_000 => Milliseconds(TimeSpan.FromMicroseconds(nanoseconds / 1000)),
            >= 1000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1000:0.00} µs"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.0} ns"),
        };

    public static string Time(TimeSpan time) => Nanoseconds(time.TotalNanoseconds);

    public static string Bytes(double bytes) =>
        bytes >= 1000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000:0.0} kB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B");

    private static string Line(string[] cells) => $"| {string.Join(" | ", cells)} |";
}
