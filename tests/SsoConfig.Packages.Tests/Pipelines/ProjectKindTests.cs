using Xunit;

namespace SsoConfig.Packages.Tests.Pipelines;

public sealed class ProjectKindTests(PackageFeed packages)
{
    [Theory]
    [InlineData("ios", "Apple")]
    [InlineData("android", "Android")]
    [InlineData("windows", "Windows")]
    [InlineData("desktop", null)]
    public async Task A_class_library_gets_nothing(string platform, string? pipeline)
    {
        using var app = await App.CreateAsync(
            packages.Feed,
            $"<SsoConfigPlatform>{platform}</SsoConfigPlatform><OutputType>Library</OutputType>",
            pipeline: pipeline
        );
        app.Write("Program.cs", "");

        (await app.BuildAsync()).EnsureSucceeded();

        Assert.DoesNotContain(app.Times().Keys, static file => file.Contains("/ssoconfig/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("android", "Android")]
    [InlineData("windows", "Windows")]
    [InlineData("desktop", null)]
    public async Task A_design_time_build_writes_and_says_nothing(string platform, string? pipeline)
    {
        using var app = await App.CreateAsync(packages.Feed, $"<SsoConfigPlatform>{platform}</SsoConfigPlatform>", pipeline: pipeline);
        app.Write("okta.json", "{");
        (await app.DotnetAsync(["restore"])).EnsureSucceeded();

        var outcome = await app.DotnetAsync([
            "msbuild",
            "-nologo",
            "-t:PrepareForBuild;CollectPackageReferences;CompileDesignTime",
            "-p:DesignTimeBuild=true",
            "-p:BuildingProject=false",
            "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true",
        ]);

        Assert.DoesNotContain("SSO1", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Times().Keys, static file => file.Contains("/ssoconfig/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_test_project_that_references_the_app_gets_nothing()
    {
        using var app = await App.CreateAsync(packages.Feed, "<IsTestProject>true</IsTestProject>");

        (await app.BuildAsync()).EnsureSucceeded();

        Assert.DoesNotContain(app.Times().Keys, static file => file.Contains("/ssoconfig/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_sdk_that_is_too_old_is_one_coded_error_with_the_version_to_install()
    {
        using var app = await App.CreateAsync(packages.Feed, "");

        var outcome = await app.BuildAsync("-p:NETCoreSdkVersion=9.0.300");

        Assert.False(outcome.Succeeded);
        Assert.Contains("error SSO100", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("10.0.100", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("9.0.300", outcome.Output, StringComparison.Ordinal);
    }
}
