using SsoConfig.Benchmarks.Report;
using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.Builds;

/// <summary>What the package adds to a build that has nothing to do, for each head.</summary>
internal static class NoOpMeasurement
{
    private const int Rounds = 7;

    public static async Task<string> RunAsync()
    {
        var feed = await LocalFeed.PackAsync();
        var costs = new List<(Head Head, PairedCost Cost)>();
        foreach (var head in Head.All)
        {
            using var projects = await ProjectSet.CreateAsync(feed, head);
            costs.Add((head, await PairedCost.MeasureAsync(Rounds, ProjectSet.ProjectsInHalf, projects.BuildAsync)));
        }

        return Describe(costs);
    }

    private static string[] Cells(PairedCost cost) =>
        [Table.Milliseconds(cost.Without), Table.Milliseconds(cost.With), Table.Ratio(cost.Ratio, 1), Table.Milliseconds(cost.Added)];

    private static string Describe(IReadOnlyList<(Head Head, PairedCost Cost)> costs) =>
        $"""
            ## A build with nothing to do, by target platform

            A project for each target platform is built again without a change, with and without what the package brings into a build, in turns:
            {ProjectSet.ProjectsInHalf} equal ones in one process, so that starting it does not count. The platforms' own builds are replaced by stubs with the
            same hooks, so the ratio says less than the milliseconds that are added. Median of {Rounds}, a project;
            *ratio* and *added* are the medians over the pairs.

            {Table.Of(
                ["head", "without", "with", "ratio", "added"],
                costs.Select(static one => (string[])[one.Head.Name, .. Cells(one.Cost)])
            )}

            {Target.AtMost(
                "no target platform adds more than 20 ms",
                costs.Max(static one => one.Cost.Added.TotalMilliseconds),
                20,
                Target.Milliseconds
            )}
            """;
}
