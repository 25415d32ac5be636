using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.HotPath;

internal static class BoundCallMeasurement
{
    public static Task<string> RunAsync() =>
        Task.FromResult(
            $"""
            ## A call with a token that is bound to a key

            With DPoP, each request to an API carries a proof of its own, signed with the app's key. The request never leaves the process.
            The key is a value of the token store, here in memory, which is read and imported for each signature. What a key in hardware
            takes, only a device can tell.

            {MicroBenchmark.Run<BoundCallBenchmarks>()}
            """
        );
}
