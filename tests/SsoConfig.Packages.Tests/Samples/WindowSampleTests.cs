using SsoConfig.Eng;
using SsoConfig.Eng.Tools;
using Xunit;

namespace SsoConfig.Packages.Tests.Samples;

/// <summary>
/// The samples with a window compile. If a package of their framework can't be restored, the test says what it compiled against.
/// </summary>
public sealed class WindowSampleTests(SampleFolder samples, PackageFeed packages) : IClassFixture<SampleFolder>
{
    [Fact]
    public async Task The_Avalonia_sample_compiles()
    {
        var build = await samples.BuildAsync("Avalonia");

        if (CannotRestore(build))
        {
            samples.Edit("Avalonia/AvaloniaSample.csproj", "    <PackageReference Include=\"Avalonia.Desktop\" />\n", "");
            samples.Write(
                "Avalonia/PlatformDetection.cs",
                """
                namespace Avalonia;

                internal static class AppBuilderDesktopExtensions
                {
                    public static AppBuilder UsePlatformDetect(this AppBuilder builder) => throw new System.NotSupportedException();
                }
                """
            );
            (await samples.BuildAsync("Avalonia")).EnsureSucceeded();
            Assert.Skip("Compiled over Avalonia, with UsePlatformDetect declared by the test: Avalonia.Desktop can't be restored here.");
        }

        build.EnsureSucceeded();
    }

    [Theory]
    [InlineData("Wpf")]
    [InlineData("WinForms")]
    public async Task A_sample_for_Windows_compiles(string sample)
    {
        var build = await samples.BuildAsync(sample);

        if (CannotRestore(build))
        {
            await BuildOverRuntimeAsync(sample);
            Assert.Skip("Compiled over the runtime's assemblies: Microsoft.WindowsDesktop.App.Ref can't be restored here.");
        }

        build.EnsureSucceeded();
    }

    private static bool CannotRestore(CommandOutcome build) => build.Output.Contains("error NU1101", StringComparison.Ordinal);

    private async Task BuildOverRuntimeAsync(string sample)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Microsoft.WindowsDesktop.App.Ref can't be restored.");
        var dotnet = new PrivateDotnet(packages.Feed);
        var packs = await WindowsDesktopReferences.PrepareAsync(dotnet, TestContext.Current.CancellationToken);
        if (sample == "WinForms")
        {
            // What the source generator in the missing package writes.
            samples.Write(
                "WinForms/ApplicationConfiguration.cs",
                """
                namespace WinFormsSample;

                internal static class ApplicationConfiguration
                {
                    public static void Initialize() => Application.EnableVisualStyles();
                }
                """
            );
        }

        (await samples.BuildAsync(sample, $"-p:NetCoreTargetingPackRoot={packs}")).EnsureSucceeded();
    }
}
