using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>The steps of docs/existing-app.md, on an app laid out like MAUI's own template that has links of its own.</summary>
public sealed class ExistingAppTests(TemplatePack pack)
{
    private const string Scheme = "com.shop.sample";
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
        var app = CopyExistingApp(workspace);
        var before = app.Files.ToDictionary(static file => file, app.Read);

        await workspace.NewAsync(
            "okta-json",
            "-o",
            app.Folder,
            "--scheme",
            Scheme,
            "--issuer",
            "https://dev-123.okta.com/oauth2/default",
            "--client-id",
            "0oa1b2c3d4"
        );
        app.Edit(
            "Shop.csproj",
            "<ItemGroup>",
            $"<ItemGroup>\n    <PackageReference Include=\"SsoConfig.Maui\" Version=\"{pack.Feed.Version}\" />"
        );
        app.Edit("MauiProgram.cs", "builder.UseMauiApp<App>();", "builder.UseMauiApp<App>();\n        builder.UseSso(OktaConfig.Options);");
        var build = await app.BuildPlatformsAsync(platform);

        Assert.True(build.Succeeded, build.Output);
        var built = app.Read(manifest);
        Assert.Contains($">{Scheme}<", Quoted(built), StringComparison.Ordinal);
        Assert.Contains($">{OwnScheme}<", Quoted(built), StringComparison.Ordinal);
        var changed = before.Where(file => app.Read(file.Key) != file.Value).Select(static file => file.Key).Order(StringComparer.Ordinal);
        Assert.Equal(["MauiProgram.cs", "Shop.csproj"], changed);
    }

    private GeneratedApp CopyExistingApp(Workspace workspace)
    {
        var source = Path.Combine(Repository.Root, "tests", "SsoTemplates.Tests", "ExistingApp");
        var target = Path.Combine(workspace.Folder, "Shop");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new GeneratedApp(pack, target, "Shop");
    }

    /// <summary>A property list has the scheme as an element, the other manifests as an attribute.</summary>
    private static string Quoted(string manifest) =>
        manifest
            .Replace("\"" + Scheme + "\"", $">{Scheme}<", StringComparison.Ordinal)
            .Replace("\"" + OwnScheme + "\"", $">{OwnScheme}<", StringComparison.Ordinal);
}
