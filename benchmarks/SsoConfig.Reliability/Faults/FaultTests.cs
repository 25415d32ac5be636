using System.Text.Json;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Eng;

namespace SsoConfig.Reliability.Faults;

/// <summary>Runs the tests that cause a fault, which say so by an attribute, and takes what they say of it from their report.</summary>
internal static class FaultTests
{
    private const string Trait = "Fault";
    private static readonly string[] Projects = ["SsoConfig.Runtime.Tests", "SsoConfig.Desktop.Tests"];

    /// <param name="Name">Class and method.</param>
    /// <param name="Skipped">Why it did not run here, or null.</param>
    internal sealed record Row(string Fault, string Outcome, string Name, string? Skipped);

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var rows = new List<Row>();
        foreach (var project in Projects)
        {
            rows.AddRange(await RunAsync(project));
        }

        return rows;
    }

    private static async Task<IEnumerable<Row>> RunAsync(string project)
    {
        var report = Path.Combine(Repository.Artifacts, "faults", $"{project}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(report)!);
        File.Delete(report);
        string[] arguments =
        [
            "run",
            "--project",
            Path.Combine(Repository.Root, "tests", project),
            "--",
            "-noColor",
            "-trait",
            $"{Trait}=*",
            "-result-ctrf",
            report,
        ];
        var outcome = await Command.RunAsync("dotnet", arguments, Repository.Root, PrivateDotnet.NeutralEnvironment);
        if (!outcome.Succeeded || !File.Exists(report))
        {
            throw new MeasurementException($"{project} has a test of a fault that fails:\n{outcome.Output}");
        }

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        return [.. json.RootElement.GetProperty("results").GetProperty("tests").EnumerateArray().Select(ToRow).Distinct()];
    }

    private static Row ToRow(JsonElement test)
    {
        var said = test.GetProperty("labels").GetProperty(Trait).GetString()!.Split('|');
        var place = test.GetProperty("extra");
        var type = place.GetProperty("type").GetString()!;
        return new Row(
            said[0],
            said[1],
            $"{type[(type.LastIndexOf('.') + 1)..]}.{place.GetProperty("method").GetString()}",
            test.GetProperty("status").GetString() == "passed" ? null
                : test.TryGetProperty("message", out var message) ? message.GetString()
                : ""
        );
    }
}
