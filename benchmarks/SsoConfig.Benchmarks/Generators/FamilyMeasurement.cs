using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Generator.Fuzzing.Inputs;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>How the generator's costs grow with the family: the okta.json of every other app is compared with the app's own.</summary>
internal static class FamilyMeasurement
{
    private const int Rounds = 40;
    private static readonly int[] Sizes = [1, 10, 100, 1000];

    public static Task<string> RunAsync()
    {
        var project = Workload.Plain(files: 10);
        List<Growth> MeasureAll() => [.. Sizes.Select(size => Measure(size, project))];

        // Once before it counts: the first sizes would pay for what the runtime compiles better only later.
        MeasureAll();
        return Task.FromResult(Describe(MeasureAll()));
    }

    private static Growth Measure(int size, CSharpCompilation project)
    {
        var family = FamilyFiles.Of(size);
        var samples = Sample.InTurns(Rounds, [First(family, project), OwnEdit(family, project), Keystroke(family, project)]);
        return new Growth(size, samples[0], samples[1], samples[2]);
    }

    private static Func<Sample> First(IReadOnlyList<InMemoryText> family, CSharpCompilation project) =>
        () => Run(Contender.Ours.NewDriver(family), project);

    /// <summary>The app's own okta.json changes, and no other.</summary>
    private static Func<Sample> OwnEdit(IReadOnlyList<InMemoryText> family, CSharpCompilation project)
    {
        var driver = Contender.Ours.NewDriver(family).RunGenerators(project);
        var press = 0;
        return () => Run(driver.ReplaceAdditionalText(family[1], FamilyFiles.OwnFile(FamilyFiles.WithSettings(++press % 2))), project);
    }

    private static Func<Sample> Keystroke(IReadOnlyList<InMemoryText> family, CSharpCompilation project)
    {
        var driver = Contender.Ours.NewDriver(family).RunGenerators(project);
        var press = 0;
        return () => Run(driver, Workload.AfterKeystroke(project, ++press));
    }

    private static Sample Run(GeneratorDriver driver, CSharpCompilation project) => Sample.Of(() => driver.RunGenerators(project));

    private static string Describe(IReadOnlyList<Growth> growth) =>
        $"""
        ## Growth with the family

        The compiler's part, with all apps of a family in one okta.org.json's folder: the first run, one after an edit of the app's own okta.json,
        and one after a keystroke in a C# file. Median of {Rounds}; ratios to an app alone.

        {Table.Of(
            ["apps", "first", "ratio", "per app", "allocated", "own okta.json", "ratio", "allocated", "keystroke", "ratio", "allocated"],
            growth.Select(one => (string[])
            [
                one.Members.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Table.Time(one.First.Time), Table.Ratio(one.First.Time.Ticks, growth[0].First.Time.Ticks), Table.Time(one.First.Time / one.Members),
                Table.Bytes(one.First.Bytes), .. Cells(one.OwnEdit, growth[0].OwnEdit), .. Cells(one.Keystroke, growth[0].Keystroke),
            ]))}

        {Target.AtMost("a first run over 1,000 apps within 5 ms", growth[^1].First.Time.TotalMilliseconds, 5, Target.Milliseconds, "every file is read once, and kept for the next run")}
        """;

    private static string[] Cells(Sample sample, Sample alone) =>
        [Table.Time(sample.Time), Table.Ratio(sample.Time.Ticks, alone.Time.Ticks), Table.Bytes(sample.Bytes)];

    private sealed record Growth(int Members, Sample First, Sample OwnEdit, Sample Keystroke);
}
