using System.Runtime.InteropServices;
using SsoConfig.Eng;
using SsoConfig.Eng.Machine;
using Xunit;

namespace SsoConfig.Packages.Tests.MauiHeads;

/// <summary>
/// The real target platforms, if the real workload is installed: what ends up in the APK, the app bundle and the package manifest.
/// </summary>
public sealed class RealWorkloadTests(PackageFeed packages)
{
    private const string Absence = "The MAUI workload is not installed (dotnet workload install maui).";

    // The runtime is in shared/Microsoft.NETCore.App/VERSION.
    private static readonly string Packs = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs")
    );

    [Fact]
    public async Task The_apk_receives_the_scheme()
    {
        Assert.SkipUnless(HasPack("Microsoft.Android.Sdk.*") && HasPack("Microsoft.Maui.Sdk"), Absence);
        Assert.SkipUnless(ProgramPath.Find("aapt2") is not null, "aapt2 is not on the PATH.");
        using var app = await App.CreateMauiAsync(packages.Feed, workload: null);

        (await app.BuildAsync("-p:TargetFrameworks=net10.0-android", "-p:AndroidPackageFormats=apk")).EnsureSucceeded();

        var apk = Directory.EnumerateFiles(app.PathOf("bin"), "*.apk", SearchOption.AllDirectories).First();
        var manifest = await Command.RunAsync(
            "aapt2",
            ["dump", "xmltree", "--file", "AndroidManifest.xml", apk],
            app.Root,
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Contains("com.first.sample", manifest.EnsureSucceeded().StandardOutput, StringComparison.Ordinal);
        Assert.Contains("CustomTabsService", manifest.StandardOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ios")]
    [InlineData("maccatalyst")]
    public async Task The_app_bundle_receives_the_scheme_and_keeps_the_apps_own(string platform)
    {
        Assert.SkipUnless(OperatingSystem.IsMacOS(), "App bundles are made on a Mac.");
        Assert.SkipUnless(HasPack("Microsoft.*Catalyst.Sdk*") && HasPack("Microsoft.Maui.Sdk"), Absence);
        using var app = await App.CreateMauiAsync(packages.Feed, workload: null);

        (await app.BuildAsync($"-p:TargetFrameworks=net10.0-{platform}")).EnsureSucceeded();

        var bundled = Directory
            .EnumerateFiles(app.PathOf("bin"), "Info.plist", SearchOption.AllDirectories)
            .First(static path => path.Contains(".app", StringComparison.Ordinal));
        var text = await Command.RunAsync(
            "plutil",
            ["-convert", "xml1", "-o", "-", bundled],
            app.Root,
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Contains("<string>com.first.sample</string>", text.EnsureSucceeded().StandardOutput, StringComparison.Ordinal);
        Assert.Contains("<string>com.app.own</string>", text.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_windows_package_manifest_receives_the_scheme()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Packaged Windows apps are built on Windows.");
        Assert.SkipUnless(HasPack("Microsoft.Maui.Sdk"), Absence);
        using var app = await App.CreateMauiAsync(packages.Feed, workload: null);

        // A protocol is part of a package's manifest only, so the app is built as one.
        (await app.BuildAsync("-p:TargetFrameworks=net10.0-windows10.0.19041.0", "-p:WindowsPackageType=MSIX")).EnsureSucceeded();

        var manifest = Directory.EnumerateFiles(app.PathOf("obj"), "Package.appxmanifest", SearchOption.AllDirectories).First();
        Assert.Contains(
            "Name=\"com.first.sample\"",
            await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private static bool HasPack(string pattern) => Directory.Exists(Packs) && Directory.EnumerateDirectories(Packs, pattern).Any();
}
