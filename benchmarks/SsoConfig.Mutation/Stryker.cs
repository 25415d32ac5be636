using System.Text.Json;
using SsoConfig.Eng;

namespace SsoConfig.Mutation;

/// <summary>Stryker.NET (https://stryker-mutator.io), in the version of .config/dotnet-tools.json, over one part.</summary>
internal static class Stryker
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    // Every test runs some hundred times here. Those over real HTTP are left out of the project, and the fuzzers try fewer texts.
    private static readonly IReadOnlyDictionary<string, string?> Environment = new Dictionary<string, string?>(PrivateDotnet.NeutralEnvironment)
    {
        ["SsoMutation"] = "true",
        ["SSO_FUZZ_INPUTS"] = "200",
    };

    public static bool HasReport(Part part) => File.Exists(ReportOf(part));

    public static string ReportOf(Part part) => Path.Combine(FolderOf(part), "reports", "mutation-report.json");

    /// <exception cref="CommandFailedException">Stryker could not do it: a test fails without any mutant, for example.</exception>
    public static async Task RunAsync(Part part)
    {
        var folder = FolderOf(part);
        Directory.CreateDirectory(Path.GetDirectoryName(ReportOf(part))!);
        File.Delete(ReportOf(part));
        var configuration = Path.Combine(folder, "stryker-config.json");
        await File.WriteAllTextAsync(configuration, Configuration(part));

        var tests = Path.Combine(Repository.Root, "tests", part.TestProject);
        (await DotnetAsync(Repository.Root, "tool", "restore")).EnsureSucceeded();
        var outcome = await DotnetAsync(tests, "stryker", "--config-file", configuration, "--output", folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "output.txt"), outcome.Output);
        outcome.EnsureSucceeded();
    }

    private static string Configuration(Part part)
    {
        var settings = new Dictionary<string, object>
        {
            ["project"] = $"{part.Project}.csproj",
            ["configuration"] = "Release",
            ["mutate"] = part.Files.Select(static files => $"{Repository.Root}/{files}").ToArray(),
            // The tests are executables of Microsoft.Testing.Platform; Stryker's other runner sees no mutant in them (stryker-net#3117).
            ["test-runner"] = "mtp",
            ["concurrency"] = System.Environment.ProcessorCount,
            // On which thread a library goes on is for performance; no test can see it.
            ["ignore-methods"] = new[] { "ConfigureAwait" },
            ["reporters"] = new[] { "json" },
            ["thresholds"] = new { high = 100, low = part.Bar, @break = 0 },
        };
        return JsonSerializer.Serialize(new Dictionary<string, object> { ["stryker-config"] = settings }, Readable);
    }

    private static Task<CommandOutcome> DotnetAsync(string folder, params string[] arguments) =>
        Command.RunAsync("dotnet", arguments, folder, Environment);

    private static string FolderOf(Part part) => Path.Combine(Repository.Artifacts, "mutation", part.Name);
}
