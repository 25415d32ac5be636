namespace SsoConfig.Tests.Runner;

/// <summary>Prints how a test project went; a skipped test is named with its reason.</summary>
internal static class TestOutput
{
    public static void Print(TestProject project, TestReport report, TextWriter output)
    {
        output.WriteLine(
            $"{project.Name}: {report.Passed} passed, {report.Failures.Count} failed, {report.Skips.Count} skipped in "
                + $"{report.Duration.TotalSeconds:0} s"
        );
        Print("FAILED ", report.Failures, output);
        Print("SKIPPED", report.Skips, output);
    }

    private static void Print(string what, IReadOnlyList<TestReport.Entry> entries, TextWriter output)
    {
        foreach (var entry in entries)
        {
            output.WriteLine($"  {what} {entry.Name}");
            output.WriteLine($"          {entry.Message.ReplaceLineEndings("\n          ")}");
        }
    }
}
