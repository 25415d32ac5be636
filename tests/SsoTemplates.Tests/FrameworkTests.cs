using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>
/// An app for .NET 11. Here its projects are read and evaluated; only a machine with that SDK builds it.
/// </summary>
public sealed class FrameworkTests(TemplatePack pack)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_file_of_a_net11_app_names_another_framework()
    {
        using var workspace = pack.CreateWorkspace();
        var app = await CreateAsync(workspace, "net11.0");

        Assert.DoesNotContain(app.Files, file => app.Read(file).Contains("net10.0", StringComparison.Ordinal));
        Assert.Contains("<TargetFramework>net11.0</TargetFramework>", app.Read("Tests/First.Tests.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_net11_app_differs_from_a_net10_app_in_the_framework_and_what_it_requires_alone()
    {
        using var workspace = pack.CreateWorkspace();
        using var other = pack.CreateWorkspace();
        var app = await CreateAsync(workspace, "net11.0");
        var reference = await CreateAsync(other, "net10.0");

        // The package manifest has an identity that is new in each app.
        var changed = app.Files.Where(file => file != "Platforms/Windows/Package.appxmanifest" && app.Read(file) != reference.Read(file));
        var lines = app.Read("First.csproj")
            .Split('\n')
            .Except(reference.Read("First.csproj").Replace("net10.0", "net11.0", StringComparison.Ordinal).Split('\n'));

        Assert.Equal(reference.Files, app.Files);
        Assert.Equal(["First.csproj", "Tests/First.Tests.csproj"], changed);
        Assert.Contains(">17.0</SupportedOSPlatformVersion>", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net10.0", "net10.0-android;net10.0-ios;net10.0-maccatalyst;net10.0-windows10.0.19041.0;net10.0")]
    [InlineData("net11.0", "net11.0-android;net11.0-ios;net11.0-maccatalyst;net11.0-windows10.0.19041.0;net11.0")]
    public async Task An_app_has_the_target_frameworks_of_its_version(string framework, string expected)
    {
        using var workspace = pack.CreateWorkspace();
        var app = await CreateAsync(workspace, framework);

        // As on Windows, which builds them all.
        app.Write(
            "First.csproj",
            app.Read("First.csproj").Replace("$([MSBuild]::IsOSPlatform('windows'))", "true", StringComparison.Ordinal)
        );
        app.Write(
            "First.csproj",
            app.Read("First.csproj").Replace("!$([MSBuild]::IsOSPlatform('linux'))", "true", StringComparison.Ordinal)
        );
        var evaluated = await EvaluateAsync(app, "TargetFrameworks", "-p:IncludeMauiPlatforms=true");

        Assert.Equal(expected, evaluated);
    }

    [Theory]
    [InlineData("net10.0", "android", "24.0")]
    [InlineData("net10.0", "ios", "15.0")]
    [InlineData("net10.0", "maccatalyst", "15.0")]
    [InlineData("net11.0", "android", "24.0")]
    [InlineData("net11.0", "ios", "15.0")]
    [InlineData("net11.0", "maccatalyst", "17.0")]
    public async Task The_lowest_version_of_a_platform_is_one_that_MAUI_supports(string framework, string platform, string expected)
    {
        using var workspace = pack.CreateWorkspace();
        var app = await CreateAsync(workspace, framework);

        // The project's own value: the platform's SDK is not there for each of them.
        app.Write("First.csproj", app.Read("First.csproj").Replace(" Sdk=\"Microsoft.NET.Sdk\"", "", StringComparison.Ordinal));

        Assert.Equal(expected, await EvaluateAsync(app, "SupportedOSPlatformVersion", $"-p:TargetFramework={framework}-{platform}"));
    }

    [Fact]
    public async Task An_SDK_without_net11_says_so()
    {
        Assert.SkipWhen(await HasNet11Async(), "The .NET 11 SDK is installed.");
        using var workspace = pack.CreateWorkspace();
        var app = await CreateAsync(workspace, "net11.0");

        var build = await app.BuildAsync();

        Assert.False(build.Succeeded);
        Assert.Contains("NETSDK1045", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_net11_app_builds_and_passes_its_tests()
    {
        Assert.SkipUnless(await HasNet11Async(), "The .NET 11 SDK is not installed.");
        using var workspace = pack.CreateWorkspace();
        var app = await CreateAsync(workspace, "net11.0");

        (await app.BuildAsync("-p:IncludeMauiPlatforms=false")).EnsureSucceeded();
        (await app.RunTestsAsync()).EnsureSucceeded();
    }

    private static Task<GeneratedApp> CreateAsync(Workspace workspace, string framework) =>
        workspace.NewAppAsync("First", "com.first.sample", "--framework", framework, "--tests");

    private async Task<string> EvaluateAsync(GeneratedApp app, string property, string argument) =>
        (await pack.Dotnet.RunAsync(app.Folder, ["msbuild", "First.csproj", $"-getProperty:{property}", argument], Cancel))
            .EnsureSucceeded()
            .StandardOutput.Trim();

    private async Task<bool> HasNet11Async() =>
        (await pack.Dotnet.RunAsync(Repository.Root, ["--list-sdks"], Cancel))
            .EnsureSucceeded()
            .StandardOutput.Split('\n')
            .Any(static line => line.StartsWith("11.", StringComparison.Ordinal));
}
