using System.Text.Json;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Eng;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Benchmarks.Template;

/// <summary>The main job from end to end: the demo, by the times that it reports itself.</summary>
internal static class MainJobMeasurement
{
    public static async Task<string> RunAsync()
    {
        await PrepareBrowserAsync();
        string[] build = ["build", "demo", "-v:quiet", "-nologo"];
        (await Command.RunAsync("dotnet", build, Repository.Root, PrivateDotnet.NeutralEnvironment)).EnsureSucceeded();
        var pictures = Directory.CreateTempSubdirectory("sso-pictures-");
        try
        {
            string[] run = ["run", "--project", "demo", "--no-build", "--", "--json", "--pictures", pictures.FullName];
            var outcome = (await Command.RunAsync("dotnet", run, Repository.Root, PrivateDotnet.NeutralEnvironment)).EnsureSucceeded();
            return Describe([.. outcome.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Step.Read)]);
        }
        finally
        {
            pictures.Delete(recursive: true);
        }
    }

    /// <summary>Beforehand: what the demo installs on a machine that has no browser is not what is measured.</summary>
    private static async Task PrepareBrowserAsync()
    {
        try
        {
            await Chromium.FindOrInstallAsync(installIsRequested: false, CancellationToken.None);
        }
        catch (MissingToolException problem)
        {
            throw new MeasurementException(problem.Message);
        }
    }

    private static string Describe(IReadOnlyList<Step> steps)
    {
        var all = steps.Single(static step => step.Name == "summary").Time;
        return $"""
            ## The main job

            `dotnet run --project demo` once: from the sources to two apps that share a sign-in, by the times that it reports. Packing takes no time
            where nothing has changed since.

            {Table.Of(
                ["step", "time", "share"],
                steps.Select(step =>
                    (string[])
                        [step.Name == "summary" ? "all" : step.Name, Table.Seconds(step.Time), Table.Ratio(step.Time.Ticks, all.Ticks)]
                )
            )}
            """;
    }

    private sealed record Step(string Name, TimeSpan Time)
    {
        public static Step Read(string line)
        {
            var step = JsonDocument.Parse(line).RootElement;
            return new Step(step.GetProperty("step").GetString()!, TimeSpan.FromMilliseconds(step.GetProperty("ms").GetInt64()));
        }
    }
}
