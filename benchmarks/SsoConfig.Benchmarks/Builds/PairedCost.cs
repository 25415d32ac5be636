using System.Diagnostics;

namespace SsoConfig.Benchmarks.Builds;

/// <summary>Medians of builds with and without the package.</summary>
/// <param name="Added">The median of the differences of each pair.</param>
/// <param name="Ratio">The median of the ratios of each pair, so that it says the same as what is added.</param>
internal sealed record PairedCost(TimeSpan Without, TimeSpan With, TimeSpan Added, double Ratio)
{
    /// <summary>What a build with nothing to do may take more: 20 ms or 1 %, whichever is larger.</summary>
    public TimeSpan Allowed => TimeSpan.FromMilliseconds(Math.Max(20, Without.TotalMilliseconds * 0.01));

    /// <param name="build">Builds with the package, or without it.</param>
    /// <param name="projects">How many projects one call builds.</param>
    public static async Task<PairedCost> MeasureAsync(int rounds, int projects, Func<bool, Task> build)
    {
        var pairs = new List<(TimeSpan Without, TimeSpan With)>();
        for (var round = -1; round < rounds; round++)
        {
            // In pairs, so that a machine that gets slower in the meantime does not count as our cost, and each first in turn.
            var packageFirst = round % 2 == 0;
            var first = await TimeAsync(build, packageFirst) / projects;
            var second = await TimeAsync(build, !packageFirst) / projects;
            if (round >= 0)
            {
                pairs.Add(packageFirst ? (second, first) : (first, second));
            }
        }

        return new PairedCost(
            Median(pairs.Select(static pair => pair.Without)),
            Median(pairs.Select(static pair => pair.With)),
            Median(pairs.Select(static pair => pair.With - pair.Without)),
            Median(pairs.Select(static pair => pair.With / pair.Without))
        );
    }

    private static async Task<TimeSpan> TimeAsync(Func<bool, Task> build, bool withPackage)
    {
        var start = Stopwatch.GetTimestamp();
        await build(withPackage);
        return Stopwatch.GetElapsedTime(start);
    }

    private static T Median<T>(IEnumerable<T> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
