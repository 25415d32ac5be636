using System.Text.Json;
using SsoConfig.Eng;

namespace SsoConfig.Mutation;

/// <summary>
/// Stryker.NET (https://stryker-mutator.io), in the version of .config/dotnet-tools.json, over one part and with one set of tests.
/// </summary>
internal static class Stryker
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <param name="part">What is changed.</param>
    /// <param name="testSet">The tests.</param>
    /// <param name="files">Patterns, which may end with the place of one change in the file.</param>
    /// <returns>Where the report is.</returns>
    /// <exception cref="CommandFailedException">Stryker could not do it: a test fails without any mutant, for example.</exception>
    public static async Task<string> RunAsync(Part part, string testSet, IReadOnlyList<string> files)
    {
        var folder = Path.Combine(Repository.Artifacts, "mutation", part.Name, testSet);
        var report = Path.Combine(folder, "reports", "mutation-report.json");
        Directory.CreateDirectory(Path.GetDirectoryName(report)!);
        File.Delete(report);
        var configuration = Path.Combine(folder, "stryker-config.json");
        await File.WriteAllTextAsync(configuration, Configuration(part, files));

        var tests = Path.Combine(Repository.Root, "tests", part.TestProject);
        (await DotnetAsync(testSet, Repository.Root, "tool", "restore")).EnsureSucceeded();
        var outcome = await DotnetAsync(testSet, tests, "stryker", "--config-file", configuration, "--output", folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "output.txt"), outcome.Output);
        outcome.EnsureSucceeded();
        return report;
    }

    private static string Configuration(Part part, IReadOnlyList<string> files)
    {
        var settings = new Dictionary<string, object>
        {
            ["project"] = $"{part.Project}.csproj",
            ["configuration"] = "Release",
            ["mutate"] = files,
            // The tests are executables of Microsoft.Testing.Platform; Stryker's other runner sees no mutant in them (stryker-net#3117).
            ["test-runner"] = "mtp",
            ["concurrency"] = Environment.ProcessorCount,
            // Milliseconds. A slow test must not look like one that never ends.
            ["additional-timeout"] = 5_000,
            // On which thread a library goes on is for performance; no test can see it.
            ["ignore-methods"] = new[] { "ConfigureAwait" },
            ["reporters"] = new[] { "json" },
            ["thresholds"] = new
            {
                high = 100,
                low = part.Bar,
                @break = 0,
            },
        };
        return JsonSerializer.Serialize(new Dictionary<string, object> { ["stryker-config"] = settings }, Readable);
    }

    private static Task<CommandOutcome> DotnetAsync(string testSet, string folder, params string[] arguments) =>
        Command.RunAsync("dotnet", arguments, folder, EnvironmentOf(testSet));

    // Every test runs some hundred times here: the projects leave out the slow ones (SsoMutation), and the fuzzers try fewer texts.
    private static Dictionary<string, string?> EnvironmentOf(string testSet) =>
        new(PrivateDotnet.NeutralEnvironment) { ["SsoMutation"] = testSet, ["SSO_FUZZ_INPUTS"] = "200" };
}
