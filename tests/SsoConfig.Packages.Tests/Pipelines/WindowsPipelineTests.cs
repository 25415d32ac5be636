using Xunit;

namespace SsoConfig.Packages.Tests.Pipelines;

public sealed class WindowsPipelineTests(PackageFeed packages)
{
    private const string Final = "obj/Debug/net10.0/resizetizer/m/Package.appxmanifest";

    private const string Manifest = """
        <Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10" xmlns:uap="http://schemas.microsoft.com/appx/manifest/uap/windows10">
          <Applications>
            <Application Id="App">
              <uap:VisualElements   DisplayName='x' />
              <Extensions><uap:Extension Category="windows.protocol"><uap:Protocol Name="com.app.own" /></uap:Extension></Extensions>
            </Application>
          </Applications>
        </Package>
        """;

    [Fact]
    public async Task A_packaged_app_declares_its_own_protocols_and_ours_and_the_build_says_so()
    {
        using var app = await AppAsync("MSIX");

        var outcome = (await app.BuildAsync()).EnsureSucceeded();

        Assert.Contains("SsoConfig: packaged app: com.first.sample is declared", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("<uap:Protocol Name=\"com.app.own\" />", app.Read(Final), StringComparison.Ordinal);
        Assert.Contains("<uap:Protocol Name=\"com.first.sample\" />", app.Read(Final), StringComparison.Ordinal);
        Assert.Equal(Manifest, app.Read("Package.appxmanifest"));
    }

    [Fact]
    public async Task The_item_keeps_its_metadata()
    {
        using var app = await AppAsync("MSIX");

        var outcome = (await app.BuildAsync()).EnsureSucceeded();

        Assert.Matches("manifest: obj.Debug.net10.0.ssoconfig.Package.appxmanifest kept", outcome.Output);
    }

    [Fact]
    public async Task An_unpackaged_app_keeps_its_manifest_and_the_build_says_that_the_scheme_is_registered_at_run_time()
    {
        using var app = await AppAsync("None");

        var outcome = (await app.BuildAsync()).EnsureSucceeded();

        Assert.Contains("SsoConfig: unpackaged app", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("at run time", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(Manifest, app.Read(Final));
    }

    [Theory]
    [InlineData("MSIX")]
    [InlineData("None")]
    public async Task A_second_build_writes_and_says_nothing(string packageType)
    {
        using var app = await AppAsync(packageType);
        (await app.BuildAsync()).EnsureSucceeded();
        var before = app.Times();

        var outcome = (await app.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.Equal(before, app.Times());
        Assert.DoesNotContain("SsoConfig:", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_final_manifest_without_the_protocol_fails_the_build()
    {
        using var app = await AppAsync(
            "MSIX",
            """
            <PropertyGroup><FinalAppxManifestName>Other.appxmanifest</FinalAppxManifestName></PropertyGroup>
            """
        );
        app.Write("Other.appxmanifest", Manifest);

        var outcome = await app.BuildAsync();

        Assert.False(outcome.Succeeded);
        Assert.Contains("okta.json(4,18): error SSO103", outcome.Output, StringComparison.Ordinal);
        Assert.All(
            ["Other.appxmanifest", "'com.app.own'", "com.first.sample:/callback"],
            part => Assert.Contains(part, outcome.Output, StringComparison.Ordinal)
        );
    }

    private async Task<App> AppAsync(string packageType, string items = "")
    {
        var properties = $"<SsoConfigPlatform>windows</SsoConfigPlatform><WindowsPackageType>{packageType}</WindowsPackageType>";
        var app = await App.CreateAsync(packages.Feed, properties, items, "Windows");
        app.Write("Package.appxmanifest", Manifest);
        return app;
    }
}
