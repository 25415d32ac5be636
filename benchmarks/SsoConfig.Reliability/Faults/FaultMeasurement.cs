using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Reliability.Faults;

/// <summary>Each fault, what a user gets of it, and the test that has just shown it.</summary>
internal static class FaultMeasurement
{
    public static async Task<string> RunAsync()
    {
        var rows = (await FaultTests.RunAsync())
            .OrderBy(static row => row.Fault, StringComparer.Ordinal)
            .ThenBy(static row => row.Name, StringComparer.Ordinal)
            .ToList();
        return $"""
            ## Faults

            What a user gets when something around the app goes wrong. Each line is written by the test that causes the fault, and is here because
            that test has just passed, or says why it could not run. A result that is an error says what to do and contains no secret.

            {Table.Text(["fault", "what the user gets", "test"], rows.Select(static row => (string[])[row.Fault, row.Outcome, Shown(row)]))}
            """;
    }

    private static string Shown(FaultTests.Row row) => row.Skipped is null ? $"`{row.Name}`" : $"`{row.Name}`, skipped here: {row.Skipped}";
}
