using System.Text.RegularExpressions;
using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>The steps of docs/existing-app.md, on an app laid out like MAUI's own template that has links of its own.</summary>
public sealed partial class ExistingAppTests(TemplatePack pack)
{
    private const string OwnScheme = "shop-links";

    [Theory]
    [InlineData("net10.0-android", "obj/Debug/net10.0-android/android/AndroidManifest.xml")]
    [InlineData("net10.0-ios", "bin/Debug/net10.0-ios/Shop.app/Info.plist")]
    [InlineData("net10.0-maccatalyst", "bin/Debug/net10.0-maccatalyst/Shop.app/Contents/Info.plist")]
    [InlineData("net10.0-windows10.0.19041.0", "obj/Debug/net10.0-windows10.0.19041.0/resizetizer/m/Package.appxmanifest")]
    public async Task An_app_adopts_sign_in_with_a_package_a_file_and_a_line(string platform, string manifest)
    {
        Assert.SkipUnless(StubWorkload.IsPresent, StubWorkload.Absence);
        using var workspace = pack.CreateWorkspace();
        var app = ExistingApp.Copy(pack, workspace);
        var before = app.Files.ToDictionary(static file => file, app.Read);

        await app.AdoptSignInAsync(workspace);
        var build = await app.BuildPlatformsAsync(platform);

        Assert.True(build.Succeeded, build.Output);
        var built = app.Read(manifest);
        Assert.Contains($">{ExistingApp.Scheme}<", Quoted(built), StringComparison.Ordinal);
        Assert.Contains($">{OwnScheme}<", Quoted(built), StringComparison.Ordinal);
        var changed = before.Where(file => app.Read(file.Key) != file.Value).Select(static file => file.Key).Order(StringComparer.Ordinal);
        Assert.Equal(["MauiProgram.cs", "Shop.csproj"], changed);
    }

    [Fact]
    public async Task The_code_of_the_page_about_workers_and_windows_compiles()
    {
        Assert.SkipUnless(StubWorkload.IsPresent, StubWorkload.Absence);
        using var workspace = pack.CreateWorkspace();
        var app = ExistingApp.Copy(pack, workspace);
        await app.AdoptSignInAsync(workspace);
        var page = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "docs", "background.md"),
            TestContext.Current.CancellationToken
        );
        var files = NamedCode().Matches(page.ReplaceLineEndings("\n"));

        Assert.Equal(4, files.Count);
        foreach (Match file in files)
        {
            app.Write(file.Groups["name"].Value, file.Groups["code"].Value);
        }

        // The task of iOS is that of Mac Catalyst too.
        app.Write("Platforms/MacCatalyst/OrderTask.cs", app.Read("Platforms/iOS/OrderTask.cs"));
        var build = await app.BuildPlatformsAsync("net10.0-android;net10.0-ios;net10.0-maccatalyst");

        Assert.True(build.Succeeded, build.Output);
    }

    /// <summary>A block of C# whose first line is the name of its file.</summary>
    [GeneratedRegex(@"^```csharp\n// (?<name>\S+\.cs)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex NamedCode();

    /// <summary>A property list has the scheme as an element, the other manifests as an attribute.</summary>
    private static string Quoted(string manifest) =>
        manifest
            .Replace("\"" + ExistingApp.Scheme + "\"", $">{ExistingApp.Scheme}<", StringComparison.Ordinal)
            .Replace("\"" + OwnScheme + "\"", $">{OwnScheme}<", StringComparison.Ordinal);
}
