using System.Diagnostics;
using System.Globalization;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Generator.Fuzzing.Json;

namespace SsoConfig.Reliability.Fuzz;

/// <summary>
/// The reader beside System.Text.Json, on texts that are JSON, nearly JSON, or made of its pieces: as many as fit into the time.
/// </summary>
internal static class AgreementMeasurement
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    public static Task<string> RunAsync() => Task.FromResult(Run(Random.Shared.Next()));

    private static string Run(int seed)
    {
        var generator = new JsonGenerator(seed);
        var (inputs, valid) = (0, 0);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Time; inputs++)
        {
            var text = generator.Next();
            var readings = JsonReadings.Of(text);
            valid += readings.IsValid ? 1 : 0;
            if (!readings.Agree)
            {
                throw new MeasurementException(
                    $"With the seed {seed}, input {inputs} is read differently: {JsonText.Quote(text)}\n{readings}"
                );
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ## The reader and System.Text.Json

            {inputs:N0} random inputs were read by both, of which {valid:N0} are JSON. They agreed on all of them: on what is JSON, and on its values.
            """
        );
    }
}
