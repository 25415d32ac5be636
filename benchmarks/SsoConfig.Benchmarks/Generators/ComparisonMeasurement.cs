using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>
/// What our generator costs a compile beside others: time as the compiler reports it (csc's /reportanalyzer), and allocations.
/// </summary>
internal static class ComparisonMeasurement
{
    private const int PlainFiles = 100;
    private const int Rounds = 40;

    public static Task<string> RunAsync()
    {
        var project = Workload.Using(Contender.All, PlainFiles);
        EnsureEachDoesItsPart(project);
        var cold = Measure(contender => Cold(contender, project));
        var warm = Measure(contender => Warm(contender, project));
        return Task.FromResult(Describe(cold, warm));
    }

    /// <summary>The costs of each beyond those of a compiler that has no generator to run.</summary>
    private static List<Sample> Measure(Func<Contender, Func<Sample>> cost)
    {
        var samples = Sample.InTurns(Rounds, [.. Contender.All.Prepend(Contender.None).Select(cost)]);
        return [.. samples.Skip(1).Select(sample => sample with { Bytes = Math.Max(0, sample.Bytes - samples[0].Bytes) })];
    }

    /// <summary>A compiler that has not run yet, over a compilation of which nothing is known yet.</summary>
    private static Func<Sample> Cold(Contender contender, CSharpCompilation project) =>
        () => Run(contender.NewDriver(FamilyFiles.App), project.Clone());

    /// <summary>The same compiler again after a keystroke elsewhere.</summary>
    private static Func<Sample> Warm(Contender contender, CSharpCompilation project)
    {
        var driver = contender.NewDriver(FamilyFiles.App).RunGenerators(project.Clone());
        var press = 0;
        return () => Run(driver, Workload.AfterKeystroke(project, ++press));
    }

    private static Sample Run(GeneratorDriver driver, CSharpCompilation project)
    {
        var after = driver;
        var all = Sample.Of(() => after = driver.RunGenerators(project));
        return all with
        {
            Time = after.GetTimingInfo().GeneratorTimes.Aggregate(TimeSpan.Zero, static (sum, one) => sum + one.ElapsedTime),
        };
    }

    private static void EnsureEachDoesItsPart(CSharpCompilation project)
    {
        foreach (var contender in Contender.All)
        {
            var result = contender.NewDriver(FamilyFiles.App).RunGenerators(project).GetRunResult();
            if (result.GeneratedTrees.IsEmpty || result.Diagnostics.Any(static one => one.Severity == DiagnosticSeverity.Error))
            {
                throw new MeasurementException($"{contender.Name} generates nothing: {string.Join(", ", result.Diagnostics)}");
            }

            project = project.AddSyntaxTrees(result.GeneratedTrees);
        }

        Workload.EnsureCompiles(project);
    }

    private static string Describe(List<Sample> cold, List<Sample> warm) =>
        $"""
        ## The generator compared with others

        One project of {PlainFiles} files uses each of them for one class with the five values of an okta.json: a view model, a mapper, a request
        with its handler, a JSON context, and our okta.json. Time is what the compiler itself reports for a package's generators
        (`/reportanalyzer`); allocations are those beyond a compiler without any generator. Each runs alone: what two of them need of the
        compiler would count for the first one only. *First* is a new compiler in a warm process, *again* the same one after a keystroke in a
        file that no generator looks at. Median of {Rounds}.

        {Table.Of(
            ["", "first", "ratio", "allocated", "ratio", "again", "ratio", "allocated", "ratio"],
            Contender.All.Select((contender, i) => (string[])[contender.Name, .. Cells(cold[i], cold[0]), .. Cells(warm[i], warm[0])]))}

        Target: the cheapest of all in each column. {(IsCheapest(cold) && IsCheapest(warm) ? "Met" : "Missed")}.
        """;

    private static bool IsCheapest(List<Sample> samples) =>
        samples.Skip(1).All(other => samples[0].Time <= other.Time && samples[0].Bytes <= other.Bytes);

    private static string[] Cells(Sample sample, Sample ours) =>
        [
            Table.Time(sample.Time),
            Table.Ratio(sample.Time.Ticks, ours.Time.Ticks),
            Table.Bytes(sample.Bytes),
            Table.Ratio(sample.Bytes, ours.Bytes),
        ];
}
