using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

public sealed class TargetPlatformTests(TemplatePack pack)
{
    [Fact]
    public async Task Without_the_workload_the_build_reports_it_and_builds_the_desktop_app_and_its_schema()
    {
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", "com.first.sample");

        var build = await app.BuildAsync();

        Assert.True(build.Succeeded, build.Output);
        Assert.Contains("First: the MAUI workload is not installed", build.Output, StringComparison.Ordinal);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(app.Folder, "bin", "Debug", "net10.0", "First.dll")));
        Assert.Contains("\"$schema\": \"obj/okta.schema.json\"", app.Read("okta.json"), StringComparison.Ordinal);
        Assert.Contains("\"redirectUri\"", app.Read("obj/okta.schema.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "net10.0-android")]
    [InlineData("-p:IncludeMauiPlatforms=false", "net10.0")]
    public async Task With_the_workload_the_phone_platforms_are_included_unless_a_property_excludes_them(string property, string first)
    {
        Assert.SkipUnless(pack.WithWorkload is not null, StubWorkload.Absence);
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", "com.first.sample");

        var platforms = await pack.WithWorkload.RunAsync(
            app.Folder,
            ["msbuild", "-getProperty:TargetFrameworks", .. property.Length == 0 ? Array.Empty<string>() : [property]],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(first, platforms.EnsureSucceeded().StandardOutput.Trim(';', '\n', '\r').Split(';')[0]);
    }

    [Theory]
    [InlineData("net10.0-ios", "Debug", true, "bin/Debug/net10.0-ios/First.app/Info.plist")]
    [InlineData("net10.0-ios", "Release", false, "bin/Release/net10.0-ios/First.app/Info.plist")]
    [InlineData("net10.0-maccatalyst", "Debug", true, "bin/Debug/net10.0-maccatalyst/First.app/Contents/Info.plist")]
    public async Task Only_a_debug_build_for_the_local_org_may_use_http_on_Apple_platforms(
        string platform,
        string configuration,
        bool allowed,
        string manifest
    )
    {
        Assert.SkipUnless(pack.WithWorkload is not null, StubWorkload.Absence);
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", "com.first.sample", "--local-org");

        var build = await app.BuildPlatformsAsync(platform, "-c", configuration);

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(allowed, app.Read(manifest).Contains("NSAllowsLocalNetworking", StringComparison.Ordinal));
    }
}
