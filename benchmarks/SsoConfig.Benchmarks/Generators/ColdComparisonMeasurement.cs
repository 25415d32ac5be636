using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>
/// What each generator costs a compiler that has just been started, as a first build and a build server without a compiler server have it.
/// </summary>
internal static class ColdComparisonMeasurement
{
    private const int PlainFiles = 100;
    private const int Runs = 3;
    private const int RoundsAlone = 7;

    public static async Task<string> RunAsync()
    {
        var together = await MeasureTogetherAsync();
        var alone = new Dictionary<string, TimeSpan>();
        foreach (var contender in Contender.All)
        {
            alone[contender.Name] = await MeasureAloneAsync(contender);
        }

        return Describe(together, alone, await CountMethodsAsync());
    }

    /// <summary>
    /// Several runs of as many compiles as there are generators. Who runs first pays for what all of them need of the compiler, so each of
    /// them is the first one once in each run: the order stays that of a build, but starts elsewhere.
    /// </summary>
    private static async Task<List<ColdRun>> MeasureTogetherAsync()
    {
        using var compiler = await ColdCompiler.CreateAsync(Workload.Using(Contender.All, PlainFiles));
        var runs = new List<ColdRun>();
        for (var run = 0; run < Runs; run++)
        {
            var compiles = new List<IReadOnlyDictionary<string, TimeSpan>>();
            for (var first = 0; first < Contender.InBuildOrder.Count; first++)
            {
                var order = Contender.InBuildOrder.Skip(first).Concat(Contender.InBuildOrder.Take(first));
                compiles.Add(await compiler.TimeAsync(order));
            }

            runs.Add(new ColdRun(compiles));
        }

        return runs;
    }

    private static async Task<TimeSpan> MeasureAloneAsync(Contender contender)
    {
        // A generator that does not run generates no class, and then its user does not compile: each one's user is there only with it.
        using var compiler = await ColdCompiler.CreateAsync(Workload.Using([contender], PlainFiles));
        var times = new List<TimeSpan>();
        for (var round = 0; round < RoundsAlone; round++)
        {
            times.Add((await compiler.TimeAsync([contender]))[contender.AssemblyName]);
        }

        return ColdRun.Median(times);
    }

    /// <summary>
    /// The methods that the runtime compiles with all of them, less those without the one: its own, and those that it alone uses.
    /// </summary>
    private static async Task<Dictionary<string, int>> CountMethodsAsync()
    {
        async Task<int> CountAsync(IReadOnlyList<Contender> contenders)
        {
            using var compiler = await ColdCompiler.CreateAsync(Workload.Using(contenders, PlainFiles));
            return await compiler.CountMethodsAsync(contenders);
        }

        var all = await CountAsync(Contender.InBuildOrder);
        var counts = new Dictionary<string, int>();
        foreach (var contender in Contender.All)
        {
            counts[contender.Name] = all - await CountAsync([.. Contender.InBuildOrder.Where(other => other != contender)]);
        }

        return counts;
    }

    private static string Describe(IReadOnlyList<ColdRun> together, Dictionary<string, TimeSpan> alone, Dictionary<string, int> methods)
    {
        var ours = Contender.Ours;
        var json = Contender.All.Single(static one => one.Name == Contender.SystemTextJson);
        return $"""
            ## The generator in a cold compiler

            The same project, compiled by the SDK's compiler in a process of its own each time, as a first build or a build without a compiler server does
            (`-p:UseSharedCompilation=false -p:ReportAnalyzer=true`). *Together* is one compile with all {Contender.All.Count}. Who is the first one pays for what all
            of them need of the compiler, so each is the first one in every {Contender.All.Count}th compile: median of {Runs} runs of {Contender.All.Count} compiles. *In build order* are those of
            them that run the packages by name and then the SDK's, as a build does. *Alone* is one compile for each, median of {RoundsAlone}. *Methods* are
            those that the runtime compiles with all {Contender.All.Count}, less those without the one; unlike the times they hardly depend on the machine.

            {Table.Of(
                ["", "together", "ratio", "in build order", "ratio", "alone", "ratio", "methods", "ratio"],
                Contender.All.Select(one => (string[])
                [
                    one.Name,
                    .. Cells(contender => MedianTogether(together, contender), one),
                    .. Cells(contender => ColdRun.Median(together.Select(run => run.InBuildOrder(contender))), one),
                    .. Cells(contender => alone[contender.Name], one),
                    $"{methods[one.Name]}", Table.Ratio(methods[one.Name], methods[ours.Name]),
                ]))}

            {Table.Of(
                ["median of one run together", .. Enumerable.Range(1, Runs).Select(static run => $"run {run}")],
                [Row(ours, together), Row(json, together)])}

            Target: cheaper than System.Text.Json in each run. {(together.All(run => run.MedianOf(ours) < run.MedianOf(json)) ? "Met" : "Missed")}.
            """;
    }

    private static string[] Cells(Func<Contender, TimeSpan> time, Contender contender) =>
        [Table.Time(time(contender)), Table.Ratio(time(contender).Ticks, time(Contender.Ours).Ticks)];

    private static string[] Row(Contender contender, IReadOnlyList<ColdRun> runs) =>
        [contender.Name, .. runs.Select(run => Table.Time(run.MedianOf(contender)))];

    private static TimeSpan MedianTogether(IReadOnlyList<ColdRun> runs, Contender contender) =>
        ColdRun.Median(runs.SelectMany(run => run.Of(contender)));
}
