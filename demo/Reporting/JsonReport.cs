using System.Text.Json;

namespace SsoConfig.Demo.Reporting;

/// <summary>For a program: one JSON object per step and line, the summary among them as the last.</summary>
internal sealed class JsonReport(TextWriter output) : IReport
{
    // Detail holds quotes and arrows that someone may read in a log: no needless escapes.
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Add(StepResult result) => Write(result.Step, result.Ok, result.Milliseconds, result.Detail);

    public void Summarize(IReadOnlyList<StepResult> results, bool complete, string picturesFolder, string? keptFolder)
    {
        var kept = keptFolder is null ? "" : $"; apps: {keptFolder}";
        Write(
            "summary",
            complete,
            results.Sum(static result => result.Milliseconds),
            $"{results.Count(static result => result.Ok)} steps held; pictures: {picturesFolder}{kept}"
        );
    }

    private void Write(string step, bool ok, long ms, string detail) =>
        output.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    step,
                    ok,
                    ms,
                    detail,
                },
                Readable
            )
        );
}
