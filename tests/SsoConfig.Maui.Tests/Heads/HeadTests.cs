using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using SsoConfig.Eng;
using SsoConfig.Tests;

namespace SsoConfig.Maui.Tests.Heads;

/// <summary>The adapters of the packed package, compiled into an app for each platform with every warning an error.</summary>
public sealed class HeadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sso-head-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("net10.0-android")]
    [InlineData("net10.0-ios")]
    [InlineData("net10.0-maccatalyst")]
    [InlineData("net10.0-windows10.0.19041.0")]
    public async Task An_app_that_calls_UseSso_compiles_and_refers_to_nothing_of_the_desktop(string framework)
    {
        var outcome = await BuildAsync("First.csproj", $"-p:TargetFrameworks={framework}");

        Assert.True(outcome.Succeeded, outcome.Output);
        var referenced = ReferencesOf(
            Directory.GetFiles(Path.Combine(_folder, "First", "obj"), "First.dll", SearchOption.AllDirectories)[0]
        );
        Assert.Contains("SsoConfig.Runtime", referenced);
        Assert.DoesNotContain("SsoConfig.Desktop", referenced);
        Assert.DoesNotContain("System.Security.Cryptography.ProtectedData", referenced);
        var restored = RestoredPackages();
        Assert.Contains("SsoConfig.Runtime", restored);
        Assert.DoesNotContain("SsoConfig.Desktop", restored);
        Assert.DoesNotContain("System.Security.Cryptography.ProtectedData", restored);
    }

    [Fact]
    [Case(4)]
    public async Task The_plain_target_framework_of_an_app_has_UseSso_and_its_unit_tests_compile()
    {
        var outcome = await BuildAsync(Path.Combine("..", "UnitTests", "First.UnitTests.csproj"), "-p:FirstTargetFrameworks=net10.0");

        Assert.True(outcome.Succeeded, outcome.Output);
    }

    [Fact]
    [Case(26)]
    public async Task An_old_LangVersion_is_an_error_that_names_the_version_to_set()
    {
        var outcome = await BuildAsync("First.csproj", "-p:TargetFrameworks=net10.0", "-p:LangVersion=11.0");

        Assert.False(outcome.Succeeded);
        var errors = outcome
            .Output.Split('\n')
            .Where(static line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(static line => line.Trim())
            .Distinct();
        Assert.Contains(": error SSO112: ", Assert.Single(errors), StringComparison.Ordinal);
        Assert.Contains(
            "LangVersion is '11.0', but the sign-in code that SsoConfig.Maui compiles into the app needs C# 12.",
            outcome.Output,
            StringComparison.Ordinal
        );
    }

    private static List<string> ReferencesOf(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private async Task<CommandOutcome> BuildAsync(string project, params string[] properties)
    {
        Assert.SkipUnless(StubWorkload.IsPresent, StubWorkload.Absence);
        var workload = await StubWorkload.PrepareAsync(Cancel);
        var feed = await LocalFeed.PackAsync(Cancel);
        var dotnet = new PrivateDotnet(feed, workload);
        var tests = Path.Combine(Repository.Root, "tests", "SsoConfig.Maui.Tests");
        Copy(Path.Combine(tests, "App"), Path.Combine(_folder, "First"));
        Copy(Path.Combine(tests, "UnitTests"), Path.Combine(_folder, "UnitTests"));
        await dotnet.WriteNuGetConfigAsync(_folder, Cancel);
        return await dotnet.RunAsync(
            Path.Combine(_folder, "First"),
            ["build", project, "-v:minimal", $"-p:SsoConfigVersion={feed.Version}", .. properties],
            Cancel
        );
    }

    private HashSet<string> RestoredPackages()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "First", "obj", "project.assets.json")));
        return [.. assets.RootElement.GetProperty("libraries").EnumerateObject().Select(static library => library.Name.Split('/')[0])];
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
