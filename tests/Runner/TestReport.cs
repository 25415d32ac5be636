using System.Text.Json;

namespace SsoConfig.Tests.Runner;

/// <summary>What one test project's run came to.</summary>
internal sealed record TestReport(
    int Passed,
    IReadOnlyList<TestReport.Entry> Failures,
    IReadOnlyList<TestReport.Entry> Skips,
    TimeSpan Duration
)
{
    /// <summary>One test that did not pass.</summary>
    /// <param name="Message">Why it failed or was skipped.</param>
    internal sealed record Entry(string Name, string Message);

    /// <summary>A run that ended without a report: counts as one failure, whatever passed before.</summary>
    public static TestReport Crashed(string message, TimeSpan duration) => new(0, [new Entry("the whole project", message)], [], duration);

    /// <summary>Reads a report in the Common Test Report Format (https://ctrf.io).</summary>
    public static TestReport Read(string file, TimeSpan duration)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var tests = json.RootElement.GetProperty("results").GetProperty("tests").EnumerateArray().ToLookup(Status, ToEntry);
        return new TestReport(
            tests["passed"].Count(),
            [.. tests["failed"], .. tests["other"]],
            [.. tests["skipped"], .. tests["pending"]],
            duration
        );
    }

    private static string Status(JsonElement test) => test.GetProperty("status").GetString()!;

    private static Entry ToEntry(JsonElement test) =>
        new(Text(test, "name"), string.Join('\n', Text(test, "message"), Text(test, "trace")).Trim());

    private static string Text(JsonElement test, string property) => test.TryGetProperty(property, out var value) ? value.ToString() : "";
}
