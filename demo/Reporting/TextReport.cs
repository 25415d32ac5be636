using System.Globalization;

namespace SsoConfig.Demo.Reporting;

/// <summary>For a reader: one line per step, then a summary.</summary>
internal sealed class TextReport(TextWriter output) : IReport
{
    private int _number;

    public void Add(StepResult result)
    {
        var seconds = (result.Milliseconds / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);
        output.WriteLine($"{++_number, 3}  {(result.Ok ? "ok  " : "FAIL")} {seconds, 6} s  {result.Step}");
        foreach (var line in result.Detail.Split('\n'))
        {
            output.WriteLine($"                     {line.TrimEnd()}");
        }
    }

    public void Summarize(IReadOnlyList<StepResult> results, bool complete, string picturesFolder, string? keptFolder)
    {
        var seconds = (results.Sum(static result => result.Milliseconds) / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);
        output.WriteLine();
        output.WriteLine(
            complete
                ? $"All {results.Count} steps held, in {seconds} s: two apps, one sign-in."
                : $"Step {results.Count} did not hold, after {seconds} s; the steps after it were not run."
        );
        output.WriteLine($"Pictures: {picturesFolder}");
        if (keptFolder is not null)
        {
            output.WriteLine($"Both apps: {keptFolder}");
        }
    }
}
