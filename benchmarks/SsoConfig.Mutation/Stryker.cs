using System.Text.Json;
using SsoConfig.Eng;

namespace SsoConfig.Mutation;

/// <summary>Stryker.NET (https://stryker-mutator.io), in the version of .config/dotnet-tools.json, over one part.</summary>
internal static class Stryker
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

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
        (await DotnetAsync(part, Repository.Root, "tool", "restore")).EnsureSucceeded();
        var outcome = await DotnetAsync(part, tests, "stryker", "--config-file", configuration, "--output", folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "output.txt"), outcome.Output);
        outcome.EnsureSucceeded();
    }

    private static string Configuration(Part part)
    {
        var settings = new Dictionary<string, object>
        {
            ["project"] = $"{part.Project}.csproj",
            ["configuration"] = "Release",
            ["mutate"] = part.Files,
            // The tests are executables of Microsoft.Testing.Platform; Stryker's other runner sees no mutant in them (stryker-net#3117).
            ["test-runner"] = "mtp",
            ["concurrency"] = Environment.ProcessorCount,
            // Milliseconds. A busy machine must not make a slow test look like one that never ends.
            ["additional-timeout"] = 20_000,
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

    private static Task<CommandOutcome> DotnetAsync(Part part, string folder, params string[] arguments) =>
        Command.RunAsync("dotnet", arguments, folder, EnvironmentOf(part));

    // Every test runs some hundred times here: the projects leave out the slow ones (SsoMutation), and the fuzzers try fewer texts.
    private static Dictionary<string, string?> EnvironmentOf(Part part) =>
        new(PrivateDotnet.NeutralEnvironment) { ["SsoMutation"] = part.Name, ["SSO_FUZZ_INPUTS"] = "200" };

    private static string FolderOf(Part part) => Path.Combine(Repository.Artifacts, "mutation", part.Name);
}
