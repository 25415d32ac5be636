using System.Globalization;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.Builds;

/// <summary>What the family around an app adds to a build that has nothing to do: the other apps are looked for on disk.</summary>
internal static class FamilyBuildMeasurement
{
    private const int Rounds = 7;
    private static readonly int[] Sizes = [2, 100, 1000];

    public static async Task<string> RunAsync()
    {
        var feed = await LocalFeed.PackAsync();
        var costs = new List<Cost>();
        foreach (var size in Sizes)
        {
            using var family = await FamilyOnDisk.CreateAsync(feed, size);
            var builds = await PairedCost.MeasureAsync(Rounds, projects: 1, family.BuildAsync);
            costs.Add(new Cost(size, family.Searches.Order().ElementAt(family.Searches.Count / 2), builds));
        }

        return Describe(costs);
    }

    private static string Describe(IReadOnlyList<Cost> costs) =>
        $"""
        ## A build in a family

        An app is built again without a change, whole processes, alone and among the folders of its family, in turns. *Looking* is what MSBuild reports for
        the step that looks for the others, including loading it; after that, MSBuild hands each file to the compiler. Median of {Rounds};
        *ratio* and *added* are the medians over the pairs of builds.

        {Table.Of(
            ["apps", "looking", "alone", "in the family", "ratio", "added"],
            costs.Select(static cost => (string[])
            [
                cost.Members.ToString(CultureInfo.InvariantCulture), Table.Milliseconds(cost.Looking),
                Table.Milliseconds(cost.Builds.Without), Table.Milliseconds(cost.Builds.With), Table.Ratio(cost.Builds.Ratio, 1),
                Table.Milliseconds(cost.Builds.Added),
            ]))}

        {Target.AtMost("to look through 1,000 folders takes 20 ms", costs[^1].Looking.TotalMilliseconds, 20, Target.Milliseconds, "each of them is asked whether it is a link, and for its two files")}
        """;

    private sealed record Cost(int Members, TimeSpan Looking, PairedCost Builds);
}
