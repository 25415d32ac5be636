using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>What an editor does at each key in a large project: compile what changed, with and without our generator.</summary>
internal static class KeystrokeMeasurement
{
    private const int Files = 1000;
    private const int Rounds = 60;

    public static Task<string> RunAsync()
    {
        var project = Workload.Plain(Files);
        var samples = Sample.InTurns(
            Rounds,
            [Keystrokes(Contender.None, project), Keystrokes(Contender.OneClass, project), Keystrokes(Contender.Ours, project)]
        );
        return Task.FromResult(Describe(samples));
    }

    /// <summary>A key in one file, what the generators make of it, and what is wrong in that file afterwards.</summary>
    private static Func<Sample> Keystrokes(Contender contender, CSharpCompilation project)
    {
        var driver = contender.NewDriver(FamilyFiles.App).RunGenerators(project);
        var press = 0;
        return () =>
            Sample.Of(() =>
            {
                driver = driver.RunGeneratorsAndUpdateCompilation(Workload.AfterKeystroke(project, ++press), out var after, out _);
                after.GetSemanticModel(after.SyntaxTrees.ElementAt(Files - 1)).GetDiagnostics();
            });
    }

    private static string Describe(IReadOnlyList<Sample> samples) =>
        $"""
        ## A keystroke

        One key in one of {Files} C# files, until the compiler has the diagnostics of that file. What any generator adds,
        the compiler takes into every new compilation: hence the one that does nothing else. Median of {Rounds}, in turns.

        {Table.Of(
            ["", "median", "ratio", "allocated", "ratio"],
            [Row("no generator", samples[0], samples), Row("a generator that adds one class and does nothing else", samples[1], samples), Row("SsoConfig.Generator", samples[2], samples)])}
        """;

    private static string[] Row(string name, Sample sample, IReadOnlyList<Sample> samples) =>
        [
            name,
            Table.Time(sample.Time),
            Table.Ratio(sample.Time.Ticks, samples[0].Time.Ticks),
            Table.Bytes(sample.Bytes),
            Table.Ratio(sample.Bytes, samples[0].Bytes),
        ];
}
