using System.Diagnostics;

namespace SsoConfig.NoOpBuild;

/// <summary>Medians, in milliseconds a project.</summary>
internal sealed record NoOpCost(double Without, double With, double AddedPerProject)
{
    public static async Task<NoOpCost> MeasureAsync(ProjectSet projects, int rounds)
    {
        var without = new List<double>();
        var with = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            without.Add(await TimeAsync(projects, withPackage: false));
            with.Add(await TimeAsync(projects, withPackage: true));
        }

        // Rounds are compared in pairs, so that a machine that gets slower in the meantime does not count as our cost.
        return new NoOpCost(Median(without), Median(with), Median(with.Zip(without, static (one, other) => one - other)));
    }

    public override string ToString() =>
        $"without {Without,6:0.0} ms   with {With,6:0.0} ms   added {AddedPerProject,5:0.0} ms   ratio {With / Without:0.00}";

    private static async Task<double> TimeAsync(ProjectSet projects, bool withPackage)
    {
        var start = Stopwatch.GetTimestamp();
        await projects.BuildAsync(withPackage);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / ProjectSet.ProjectsInHalf;
    }

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
