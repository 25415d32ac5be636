using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SsoConfig.Generator.Emit;
using SsoConfig.Generator.Parsing;

namespace SsoConfig.Generator.Tests.Pipeline;

/// <summary>
/// What the generator allocates and repeats, against something of the same run. docs/engineering/performance.md has the times and other
/// generators.
/// </summary>
public sealed class CostTests
{
    [Fact]
    public void Generating_takes_less_memory_than_compiling_what_was_generated()
    {
        var run = GeneratorRun.Of(OktaFiles.Valid);
        var options = run.Options.WithConcurrentBuild(false);

        var generating = Allocated(static () => GeneratorRun.Of(OktaFiles.Valid));
        var compiling = Allocated(() => run.Output.WithOptions(options).GetDiagnostics(TestContext.Current.CancellationToken));

        Assert.True(generating < compiling, $"{generating} B to generate, {compiling} B to compile");
    }

    [Fact]
    public void Writing_the_class_takes_little_more_than_four_times_the_memory_of_its_text()
    {
        var run = GeneratorRun.Of(OktaFiles.Valid);
        var text = run
            .Output.SyntaxTrees.Single(static tree => tree.FilePath.EndsWith("OktaConfig.g.cs", StringComparison.Ordinal))
            .ToString();
        var model = new SourceModel(
            ProjectOptions.Read(new InMemoryOptions(ImmutableDictionary<string, string>.Empty).GlobalOptions),
            OktaFiles.Load(OktaFiles.Valid).Model
        );

        var writing = Allocated(() => ConfigEmitter.Emit(model));

        // 4.1 times: the writer's room is 1.3 times this text, the result is the text once more, and the rest is the lines, which are put
        // together before they are written.
        Assert.True(writing < 4.5 * sizeof(char) * text.Length, $"{writing} B to write {text.Length} characters");
    }

    [Fact]
    public void Checking_a_thousand_settings_takes_less_than_four_times_the_memory_of_reading_them()
    {
        var settings = string.Join(
            ", ",
            Enumerable.Range(0, 1000).Select(static number => $"\"address{number}\": \"https://api.example.com/{number}\"")
        );
        var file = OktaFiles.File("okta.json", OktaFiles.With("settings", $"{{ {settings} }}"));
        LayerSet[] files = [LayerSet.Read(file)];

        var reading = Allocated(() => OktaJsonDocument.Parse(file));
        var checking = Allocated(() => OktaJsonLoader.Load(files, new OktaJsonOptions()));

        Assert.True(checking < 4 * reading, $"{checking} B to check, {reading} B to read");
    }

    [Fact]
    public void Memory_grows_no_faster_than_the_family()
    {
        var (alone, hundred, thousand) = (
            Allocated(static () => Family(1)),
            Allocated(static () => Family(100)),
            Allocated(static () => Family(1000))
        );

        var growth = (thousand - alone) / (double)(hundred - alone);

        Assert.True(growth < 1.05 * 999 / 99, $"{growth:0.0} times the memory for 10 times the family");
    }

    [Fact]
    public void An_edit_of_the_own_file_takes_a_fraction_of_the_memory_of_a_first_run()
    {
        var family = Family(100);

        var first = Allocated(static () => Family(100));
        var edit = Allocated(() => family.WithFile("okta.json", OktaFiles.With("clientId", "\"0oaOther\"")));

        Assert.True(edit < first / 2, $"{edit} B for an edit, {first} B for a first run");
    }

    [Fact]
    public void An_edit_of_the_own_file_reads_no_other_app_again()
    {
        var edited = Family(100).WithFile("okta.json", OktaFiles.With("clientId", "\"0oaOther\""));

        Assert.Single(ReadAgain(edited));
    }

    [Fact]
    public void A_keystroke_reads_no_file_again() => Assert.Empty(ReadAgain(Family(100).WithSource("class Added;")));

    private static IEnumerable<IncrementalStepRunReason> ReadAgain(GeneratorRun run) =>
        run
            .Steps.TrackedSteps[TrackingNames.Documents]
            .SelectMany(static step => step.Outputs)
            .Select(static output => output.Reason)
            .Where(static reason => reason != IncrementalStepRunReason.Cached);

    private static GeneratorRun Family(int members) =>
        GeneratorRun.Of([
            OktaFiles.File("../okta.org.json", """{ "issuer": "https://dev-1.okta.com/oauth2/default" }"""),
            OktaFiles.File("okta.json", OktaFiles.Without("issuer")),
            .. Enumerable
                .Range(1, members - 1)
                .Select(static number =>
                    OktaFiles.File(
                        $"../App{number}/okta.json",
                        $$"""{ "clientId": "0oa{{number}}", "redirectUri": "com.app{{number}}.sample:/callback", "logoutRedirectUri": "com.app{{number}}.sample:/logout" }"""
                    )
                ),
        ]);

    /// <summary>The second time: the first one also pays for what the process needs once.</summary>
    private static long Allocated<T>(Func<T> work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
