using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.StartUp;

internal static class ConfigurationMeasurement
{
    public static Task<string> RunAsync() => Task.FromResult(
        $"""
        ## Configuration at start-up

        The five values of an app, once warm; the first use of Microsoft.Extensions.Configuration in a process costs more than this table shows.

        {MicroBenchmark.Run<ConfigurationBenchmarks>()}
        """);
}
