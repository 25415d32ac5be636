using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>
/// What each generator costs a compiler that has just been started, as a first build and a build server without a compiler server have it.
/// </summary>
internal static class ColdComparisonMeasurement
{
    private const int PlainFiles = 100;
    private const int Rounds = 7;

    public static async Task<string> RunAsync()
    {
        var together = await MeasureAsync([.. Contender.All]);
        var alone = new Dictionary<string, TimeSpan>();
        foreach (var contender in Contender.All)
        {
            alone[contender.Name] = (await MeasureAsync([contender]))[contender.Name];
        }

        return Describe(together, alone);
    }

    private static async Task<IReadOnlyDictionary<string, TimeSpan>> MeasureAsync(IReadOnlyList<Contender> contenders)
    {
        // A generator that does not run generates no class, and then its user does not compile: each one's user is there only with it.
        using var compiler = await ColdCompiler.CreateAsync(Workload.Using(contenders, PlainFiles), contenders);
        var times = contenders.ToDictionary(static contender => contender.Name, static _ => new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            var reported = await compiler.RunAsync();
            foreach (var contender in contenders)
            {
                times[contender.Name].Add(reported[contender.AssemblyName]);
            }
        }

        return times.ToDictionary(static one => one.Key, static one => one.Value.Order().ElementAt(Rounds / 2));
    }

    private static string Describe(IReadOnlyDictionary<string, TimeSpan> together, Dictionary<string, TimeSpan> alone) =>
        $"""
        ## The generator in a cold compiler

        The same project, compiled by the SDK's compiler in a process of its own each time, as a first build or a build without a compiler server does
        (`-p:UseSharedCompilation=false -p:ReportAnalyzer=true`). *Together* is one compile with all five, *alone* one compile for each. Most of a cold
        figure is the runtime compiling the generator and what it is the first to use of the compiler. Median of {Rounds} compiles.

        {Table.Of(
            ["", "together", "ratio", "alone", "ratio"],
            Contender.All.Select(contender => (string[])
            [
                contender.Name,
                Table.Time(together[contender.Name]), Table.Ratio(together[contender.Name].Ticks, together[Contender.Ours.Name].Ticks),
                Table.Time(alone[contender.Name]), Table.Ratio(alone[contender.Name].Ticks, alone[Contender.Ours.Name].Ticks),
            ]))}

        Target: the cheapest of all in each column. {(IsCheapest(together) && IsCheapest(alone) ? "Met" : "Missed")}.
        """;

    private static bool IsCheapest(IReadOnlyDictionary<string, TimeSpan> times) =>
        times.Values.All(time => times[Contender.Ours.Name] <= time);
}
