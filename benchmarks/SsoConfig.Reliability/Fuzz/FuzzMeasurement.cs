using System.Globalization;
using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Reliability.Fuzz;

/// <summary>
/// Every target for three quarters of a minute, two at a time. <c>SSO_FUZZ_SECONDS</c> sets another time, for a long search.
/// </summary>
internal static class FuzzMeasurement
{
    private const int AtATime = 2;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(
        int.TryParse(
            Environment.GetEnvironmentVariable("SSO_FUZZ_SECONDS"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds
        )
            ? seconds
            : 45
    );

    public static async Task<string> RunAsync()
    {
        var program = InstrumentedCopy.Create();
        var results = new FuzzResult[FuzzTarget.All.Count];
        await Parallel.ForAsync(
            0,
            results.Length,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime },
            async (i, _) => results[i] = await FuzzProcess.RunAsync(program, FuzzTarget.All[i], Time)
        );

        var failures = results
            .Zip(FuzzTarget.All, static (result, target) => result.Failures.Select(failure => $"{target.Name}: {failure}"))
            .SelectMany(static all => all)
            .ToList();
        return failures.Count == 0 ? Describe(results) : throw new MeasurementException(string.Join("\n\n", failures));
    }

    private static string Describe(FuzzResult[] results) =>
        $"""
            ## Fuzzing

            Inputs are changed at random, and kept where they reach an edge of the code that none before them did; the code is instrumented by SharpFuzz.
            For each input, the code must end within 20 s, allocate less than 256 MiB, throw no exception but the refusal that becomes a diagnostic, and

            - *reader*: what is JSON and what it says is what System.Text.Json finds; each value and each problem is inside the input.
            - *rules*: messages are complete, locations and corrections are inside their files, a correction results in JSON, values without an error can be used.
            - *redirects*: what is proposed instead of a wrong one is right, after all of its corrections.
            - *emitters*: C# without a syntax error, sound documentation, no name twice in a class, the constant is its value.
            - *manifests*: every scheme is there, a second time changes nothing, what was there is there, what is written is read back.

            {Table.Of(["target", "inputs tried", "edges reached", "inputs kept", "failures"], results.Zip(FuzzTarget.All, Row))}

            {Time.TotalSeconds:0} s each. A failure stops this part from being written; the input becomes a regression test, and the bug is fixed.
            The kept inputs are in `tests/*/Fuzz/Corpus`: each run begins with them, and the tests run them again.
            """;

    private static string[] Row(FuzzResult result, FuzzTarget target) =>
        [target.Subject, Count(result.Inputs), Count(result.Edges), Count(result.Kept), Count(result.Failures.Count)];

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
