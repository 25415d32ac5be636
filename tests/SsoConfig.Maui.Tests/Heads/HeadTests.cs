using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;
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
    public async Task An_Android_app_of_a_family_is_asked_through_a_provider_that_is_in_its_manifest()
    {
        var outcome = await BuildFamilyAsync("net10.0-android");

        Assert.True(outcome.Succeeded, outcome.Output);
        var manifest = XDocument.Load(FindBuilt(Path.Combine("android", "AndroidManifest.xml"))).Root!;
        var provider = manifest.Descendants("provider").Single(static element => Get(element, "name") == "ssoconfig.OktaFamilyProvider");
        Assert.Equal(("true", "com.company.sso.permission.SSO_DEBUG"), (Get(provider, "exported"), Get(provider, "permission")));
        Assert.Equal("com.company.sso.action.SSO", Get(provider.Descendants("action").Single(), "name"));
        Assert.Equal("signature", Get(manifest.Elements("permission").Single(), "protectionLevel"));
        Assert.Contains(manifest.Elements("uses-permission"), static use => Get(use, "name") == "com.company.sso.permission.SSO_DEBUG");
        Assert.Contains(
            manifest.Elements("queries").Descendants("action"),
            static query => Get(query, "name") == "com.company.sso.action.SSO"
        );
    }

    [Theory]
    [InlineData("net10.0-ios")]
    [InlineData("net10.0-maccatalyst")]
    public async Task An_Apple_app_of_a_family_is_signed_with_the_familys_group_after_its_own(string framework)
    {
        var outcome = await BuildFamilyAsync(framework);

        Assert.True(outcome.Succeeded, outcome.Output);
        Assert.Equal(
            ["$(AppIdentifierPrefix)$(CFBundleIdentifier)", "$(AppIdentifierPrefix)com.company.sso"],
            XDocument
                .Parse((await File.ReadAllTextAsync(FindBuilt("Entitlements.plist"), Cancel)).Split("dtd\">")[1])
                .Descendants("string")
                .Select(static group => group.Value)
        );
    }

    [Fact]
    public async Task A_Windows_app_of_a_family_compiles_without_anything_of_the_desktop()
    {
        var outcome = await BuildFamilyAsync("net10.0-windows10.0.19041.0");

        Assert.True(outcome.Succeeded, outcome.Output);
        Assert.DoesNotContain("SsoConfig.Desktop", ReferencesOf(FindBuilt("First.dll")));
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

    private static string? Get(XElement element, string attribute) =>
        (string?)element.Attribute(XName.Get(attribute, "http://schemas.android.com/apk/res/android"));

    private Task<CommandOutcome> BuildFamilyAsync(string framework)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "First"));
        File.WriteAllText(
            Path.Combine(_folder, "okta.org.json"),
            """{ "nativeSso": { "family": "com.company.sso", "audience": "api://default" } }"""
        );
        return BuildAsync("First.csproj", $"-p:TargetFrameworks={framework}");
    }

    private string FindBuilt(string name) =>
        Directory
            .GetFiles(Path.Combine(_folder, "First", "obj"), Path.GetFileName(name), SearchOption.AllDirectories)
            .First(path => path.EndsWith(Path.DirectorySeparatorChar + name, StringComparison.Ordinal));

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
