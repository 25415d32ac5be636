using SsoConfig.Demo.Reporting;
using SsoConfig.Eng;

namespace SsoConfig.Demo.Chapters;

/// <summary>The product as its users get it: packages in a feed, templates and the <c>sso</c> tool installed from it.</summary>
internal static class Packages
{
    public static Task PlayAsync(Stage stage, StepRunner steps) =>
        steps.RunAsync(
            "Pack the packages into a folder feed, install the templates and the sso tool from it",
            token => PackAsync(stage, token)
        );

    private static async Task<string> PackAsync(Stage stage, CancellationToken cancellationToken)
    {
        var feed = await LocalFeed.PackAsync(cancellationToken);
        stage.Dotnet = new PrivateDotnet(feed);
        await stage.Dotnet.InstallTemplatesAsync(cancellationToken);

        Directory.CreateDirectory(stage.Family);
        await stage.Dotnet.WriteNuGetConfigAsync(stage.Family, cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(stage.Family, "okta.org.json"),
            $$"""{ "issuer": "{{stage.Issuer}}" }""" + "\n",
            cancellationToken
        );
        await WriteToolManifestAsync(stage.Family, feed.Version, cancellationToken);

        var tools = Path.Combine(stage.Folder, "tools");
        string[] install = ["tool", "install", "SsoConfig.Tool", "--version", feed.Version, "--tool-path", tools];
        (await stage.Dotnet.RunAsync(stage.Family, install, cancellationToken)).EnsureSucceeded();
        stage.SsoTool = Path.Combine(tools, OperatingSystem.IsWindows() ? "sso.exe" : "sso");
        return $"version {feed.Version}; template hive and package cache are private to this checkout";
    }

    // One-shot tool execution takes the newest release, unless a manifest names a version; the feed has prereleases only.
    private static Task WriteToolManifestAsync(string family, string version, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(family, ".config")).FullName;
        return File.WriteAllTextAsync(
            Path.Combine(folder, "dotnet-tools.json"),
            $$"""
            {
              "version": 1,
              "isRoot": true,
              "tools": { "ssoconfig.tool": { "version": "{{version}}", "commands": ["sso"] } }
            }
            """,
            cancellationToken
        );
    }
}
