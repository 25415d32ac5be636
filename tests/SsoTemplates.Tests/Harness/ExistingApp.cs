using SsoConfig.Eng;

namespace SsoTemplates.Tests.Harness;

/// <summary>An app laid out like MAUI's own template that has links of its own, and the steps of docs/existing-app.md on it.</summary>
internal static class ExistingApp
{
    public const string Scheme = "com.shop.sample";

    public static GeneratedApp Copy(TemplatePack pack, Workspace workspace)
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

    /// <summary>A package, a file and a line.</summary>
    public static async Task AdoptSignInAsync(this GeneratedApp app, Workspace workspace)
    {
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
            $"<ItemGroup>\n    <PackageReference Include=\"SsoConfig.Maui\" Version=\"{app.Pack.Feed.Version}\" />"
        );
        app.Edit("MauiProgram.cs", "builder.UseMauiApp<App>();", "builder.UseMauiApp<App>();\n        builder.UseSso(OktaConfig.Options);");
    }
}
