using Xunit;

namespace SsoConfig.Packages.Tests.Pipelines;

/// <summary>
/// A build for one runtime identifier after the other, and builds for several at once. Apple's SDKs build one app bundle for each and merge
/// them (https://learn.microsoft.com/dotnet/maui/mac-catalyst/deployment/); .NET for Android makes one manifest for all.
/// </summary>
public sealed class RuntimeIdentifierTests(PackageFeed packages)
{
    // Nothing is run here, and not every package source has every runtime.
    private const string WithoutRuntime =
        "<SelfContained>false</SelfContained><UseAppHost>false</UseAppHost><EnableAppHostPackDownload>"
        + "false</EnableAppHostPackDownload><EnableRuntimePackDownload>false</EnableRuntimePackDownload>";

    private static readonly string[] Bundles = ["", "maccatalyst-arm64/", "maccatalyst-x64/"];

    [Fact]
    public async Task Every_app_bundle_and_the_merged_one_have_the_scheme()
    {
        using var app = await UniversalAsync();

        (await app.BuildAsync()).EnsureSucceeded();

        Assert.All(
            Bundles,
            folder => Assert.Contains("<string>com.first.sample</string>", app.Read(BundleIn(folder)), StringComparison.Ordinal)
        );
        Assert.All(
            Bundles,
            folder => Assert.Contains("<string>com.app.own</string>", app.Read(BundleIn(folder)), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_new_scheme_is_in_every_app_bundle_after_one_build_and_the_old_one_in_none()
    {
        using var app = await UniversalAsync();
        (await app.BuildAsync()).EnsureSucceeded();

        app.WriteOkta("com.second.sample");
        (await app.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.All(
            Bundles,
            folder => Assert.Contains("<string>com.second.sample</string>", app.Read(BundleIn(folder)), StringComparison.Ordinal)
        );
        Assert.Empty(app.BuiltFilesWith("com.first.sample"));
    }

    [Fact]
    public async Task A_merged_bundle_that_lost_the_scheme_fails_the_build()
    {
        using var app = await UniversalAsync(
            """
            <Target Name="Lose" AfterTargets="_CompileAppManifest" Condition="'$(RuntimeIdentifier)' == ''">
              <Copy SourceFiles="Info.plist" DestinationFolder="$(AppBundleDir)/Contents" />
            </Target>
            """
        );

        var outcome = await app.BuildAsync();

        Assert.False(outcome.Succeeded);
        Assert.Contains("okta.json(4,18): error SSO103", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_build_of_several_bundles_writes_nothing()
    {
        using var app = await UniversalAsync();
        (await app.BuildAsync()).EnsureSucceeded();
        var before = app.Times();

        (await app.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.Equal(before, app.Times());
    }

    [Fact]
    public async Task Clean_removes_what_was_generated_for_each()
    {
        using var app = await UniversalAsync();
        (await app.BuildAsync()).EnsureSucceeded();

        (await app.DotnetAsync(["clean", "-nologo"])).EnsureSucceeded();

        Assert.DoesNotContain(app.Times().Keys, static file => file.Contains("/ssoconfig/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Android_merges_one_overlay_however_many_it_is_built_for_and_a_second_build_writes_nothing()
    {
        using var app = await App.CreateAsync(
            packages.Feed,
            "<SsoConfigPlatform>android</SsoConfigPlatform><RuntimeIdentifiers>android-arm64;android-x64</RuntimeIdentifiers>"
                + $"{WithoutRuntime}",
            pipeline: "Android"
        );
        app.Write("Merged.xml", AndroidManifests.Merged(AndroidManifests.Activity("crc64.Callback")));
        var first = (await app.BuildAsync()).EnsureSucceeded();
        var before = app.Times();

        (await app.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.Single(first.Output.Split('\n'), static line => line.Contains("overlay: ", StringComparison.Ordinal));
        Assert.Equal(before, app.Times());
    }

    [Theory]
    [InlineData("desktop", "linux-arm64", "linux-x64", "com.{0}.sample.sso-callback.desktop")]
    [InlineData("windows", "win-arm64", "win-x64", "Package.appxmanifest")]
    public async Task Builds_for_two_side_by_side_each_keep_what_was_generated_for_them(
        string platform,
        string one,
        string other,
        string generated
    )
    {
        using var app = await App.CreateAsync(
            packages.Feed,
            $"<SsoConfigPlatform>{platform}</SsoConfigPlatform><WindowsPackageType>MSIX</WindowsPackageType><RuntimeIdentifiers>{one};"
                + $"{other}</RuntimeIdentifiers>{WithoutRuntime}",
            pipeline: platform == "windows" ? "Windows" : null
        );
        app.Write(
            "Package.appxmanifest",
            """<Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10"><Applications><Application Id="App" /></Applications></Package>"""
        );
        (await app.BuildAsync("-r", one)).EnsureSucceeded();

        app.WriteOkta("com.second.sample");
        (await app.BuildAsync("-r", other)).EnsureSucceeded();

        Assert.Contains(
            app.BuiltFilesWith("com.first.sample"),
            file => file.Contains($"/{one}/", StringComparison.Ordinal) && file.EndsWith(NameFor("first"), StringComparison.Ordinal)
        );
        Assert.Contains(
            app.BuiltFilesWith("com.second.sample"),
            file => file.Contains($"/{other}/", StringComparison.Ordinal) && file.EndsWith(NameFor("second"), StringComparison.Ordinal)
        );
        Assert.DoesNotContain(app.BuiltFilesWith("com.first.sample"), file => file.Contains($"/{other}/", StringComparison.Ordinal));

        string NameFor(string scheme) => string.Format(System.Globalization.CultureInfo.InvariantCulture, generated, scheme);
    }

    private static string BundleIn(string folder) => $"bin/Debug/net10.0/{folder}First.app/Contents/Info.plist";

    private async Task<App> UniversalAsync(string items = "")
    {
        var app = await App.CreateAsync(
            packages.Feed,
            "<SsoConfigPlatform>maccatalyst</SsoConfigPlatform><RuntimeIdentifiers>maccatalyst-arm64;"
                + $"maccatalyst-x64</RuntimeIdentifiers>{WithoutRuntime}",
            items,
            "Apple"
        );
        app.Write(
            "Info.plist",
            """
            <plist version="1.0"><dict><key>CFBundleURLTypes</key><array><dict><key>CFBundleURLSchemes</key><array><string>com.app.own</string></array></dict></array></dict></plist>
            """
        );
        return app;
    }
}
