using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.HotPath;

internal static class AccessTokenMeasurement
{
    public static Task<string> RunAsync() =>
        Task.FromResult(
            $"""
            ## Access token and handler

            The access token while it is valid, as an app gets it before each request:

            {MicroBenchmark.Run<AccessTokenBenchmarks>()}

            A request that never leaves the process, with and without a handler that adds the token:

            {MicroBenchmark.Run<HandlerBenchmarks>()}
            """
        );
}
