using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.StartUp;

internal static class ConfigurationMeasurement
{
    public static async Task<string> RunAsync()
    {
        var first = await FirstUse.MeasureAsync();
        return $"""
            ## Configuration at start-up

            The five values of an app, the first time in a new process, as an app gets them at its start:

            {Table.Of(
                ["", "median", "ratio", "allocated"],
                [
                    Row("constants, as generated from okta.json", first[0], first[0]),
                    Row("Microsoft.Extensions.Configuration.Json and binder", first[1], first[0]),
                ]
            )}

            And once warm:

            {MicroBenchmark.Run<ConfigurationBenchmarks>()}
            """;
    }

    private static string[] Row(string name, Sample sample, Sample baseline) =>
        [name, Table.Time(sample.Time), Table.Ratio(sample.Time.Ticks, baseline.Time.Ticks), Table.Bytes(sample.Bytes)];
}
