using System.Text.Json;
using SsoConfig.Eng;
using SsoConfig.OktaJson.Files;

namespace SsoConfig.Provisioning.Tests.Apps;

/// <summary>The tools read the same files as a build: AppLayers chooses as SsoConfig.Code.targets does.</summary>
public sealed class AppLayersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-layers-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Debug", "First/okta.json")]
    [InlineData("Debug", "First/okta.json", "okta.org.json", "First/okta.local-org.json", "First/okta.Debug.json")]
    [InlineData("Staging", "First/okta.json", "okta.org.json", "First/okta.Debug.json", "First/okta.Staging.json")]
    [InlineData("Staging", "First/okta.json", "First/okta.local-org.json", "First/okta.org.json")]
    [InlineData("Debug", "First/okta.json", "okta.org.json", "Second/okta.json", "okta.json", "okta.Debug.json")]
    public async Task A_tool_reads_the_files_that_a_debug_build_of_the_environment_reads(string environment, params string[] files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(_folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "{}", TestContext.Current.CancellationToken);
        }

        var layers = AppLayers.Read(Path.Combine(_folder.FullName, "First", "okta.json"), environment);

        Assert.Equal(
            await ItemsOfBuildAsync(environment),
            layers.Select(static layer => (layer.Path, Kind: layer.Kind.ToString())).OrderBy(static layer => layer.Kind)
        );
    }

    private async Task<IEnumerable<(string Path, string Kind)>> ItemsOfBuildAsync(string environment)
    {
        var project = Path.Combine(_folder.FullName, "First", "First.proj");
        var targets = Path.Combine(Repository.Root, "src", "SsoConfig.Generator", "buildTransitive", "SsoConfig.Code.targets");
        await File.WriteAllTextAsync(
            project,
            $"<Project><Import Project=\"{targets}\" /></Project>",
            TestContext.Current.CancellationToken
        );
        var outcome = await Command.RunAsync(
            "dotnet",
            ["msbuild", project, "-getItem:SsoConfigFile", "-p:Configuration=Debug", $"-p:SsoConfigEnvironment={environment}"],
            Path.GetDirectoryName(project)!,
            cancellationToken: TestContext.Current.CancellationToken
        );
        using var json = JsonDocument.Parse(outcome.EnsureSucceeded().StandardOutput);
        return
        [
            .. json
                .RootElement.GetProperty("Items")
                .GetProperty("SsoConfigFile")
                .EnumerateArray()
                .Select(static item =>
                    (
                        Path: item.GetProperty("FullPath").GetString()!,
                        Kind: char.ToUpperInvariant(item.GetProperty("SsoConfigKind").GetString()![0])
                            + item.GetProperty("SsoConfigKind").GetString()![1..]
                    )
                )
                .OrderBy(static item => item.Kind),
        ];
    }
}
