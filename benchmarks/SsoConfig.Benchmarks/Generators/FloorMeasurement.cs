using System.Globalization;
using System.Text;
using System.Text.Json;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Generator.Emit;
using SsoConfig.Generator.Parsing;
using SsoConfig.OktaJson.Reading;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>
/// How far from the floor we are: reading a file and writing its class, beside one pass of System.Text.Json's reader over the same bytes.
/// </summary>
internal static class FloorMeasurement
{
    private const int Rounds = 60;
    private static readonly int[] Settings = [0, 10, 100, 1000];

    public static Task<string> RunAsync()
    {
        // Once before it counts: the first size would pay for what the runtime compiles better only later.
        Measure(Settings[0]);
        return Task.FromResult(Describe([.. Settings.Select(Measure)]));
    }

    private static Floor Measure(int settings)
    {
        var text = FamilyFiles.WithSettings(settings);
        var bytes = Encoding.UTF8.GetBytes(text);
        var repeats = Math.Max(1, 2000 / (settings + 5));
        var file = new OktaJsonFile("/family/App0/okta.json", text, OktaJsonKind.App);
        var document = LayerSet.Read(file);
        var model = GenerationResult.Create(EquatableArray<LayerSet>.From([Organization, document]), Project).Source!;
        var samples = Sample.InTurns(
            Rounds,
            [
                () => Sample.Of(() => Repeat(repeats, () => ReadOnce(bytes))),
                () => Sample.Of(() => Repeat(repeats, () => LayerSet.Read(file))),
                () =>
                    Sample.Of(() =>
                        Repeat(repeats, () => GenerationResult.Create(EquatableArray<LayerSet>.From([Organization, document]), Project))
                    ),
                () => Sample.Of(() => Repeat(repeats, () => ConfigEmitter.Emit(model))),
            ]
        );
        return new Floor(bytes.Length, repeats, samples[0], samples[1], samples[2], samples[3]);
    }

    /// <summary>What the app's file lacks, or the rules would be busy with a message.</summary>
    private static LayerSet Organization { get; } =
        LayerSet.Read(
            new OktaJsonFile(FamilyFiles.Organization.Path, FamilyFiles.Organization.GetText()!.ToString(), OktaJsonKind.Organization)
        );

    private static ProjectOptions Project { get; } =
        new(
            "App",
            "OktaConfig",
            HasRuntime: true,
            IsRequired: true,
            NeedsCallbackActivity: false,
            "App.csproj",
            Documentation: "",
            new OktaJsonOptions()
        );

    private static void ReadOnce(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read()) { }
    }

    private static void Repeat(int times, Action work)
    {
        for (var i = 0; i < times; i++)
        {
            work();
        }
    }

    private static string Describe(IReadOnlyList<Floor> floors) =>
        $"""
        ## The floor

        An okta.json with 0, 10, 100 and 1,000 settings of its own. Reading keeps each location for the messages, and writing generates the whole class;
        the ratio compares both together with one pass of Utf8JsonReader, which keeps nothing. The rules in between are shown on their own.
        Median of {Rounds}.

        {Table.Of(
            ["bytes", "Utf8JsonReader", "read", "write", "read + write", "ratio", "rules"],
            floors.Select(static floor => (string[])
            [
                floor.Length.ToString("N0", CultureInfo.InvariantCulture),
                floor.Each(floor.Reader), floor.Each(floor.Parse), floor.Each(floor.Emit), floor.Each(floor.ParseAndEmit),
                Table.Ratio(floor.Ratio, 1), floor.Each(floor.Rules),
            ]))}

        {Target.AtMost("read and write within 10 times the reader", floors.Max(static floor => floor.Ratio), 10, Target.Times, "the class is at least four times as long as the file")}
        """;

    private sealed record Floor(int Length, int Repeats, Sample Reader, Sample Parse, Sample Rules, Sample Emit)
    {
        public Sample ParseAndEmit => new(Parse.Time + Emit.Time, Parse.Bytes + Emit.Bytes);

        public double Ratio => ParseAndEmit.Time / Reader.Time;

        public string Each(Sample sample) => Table.Nanoseconds(sample.Time.TotalNanoseconds / Repeats);
    }
}
