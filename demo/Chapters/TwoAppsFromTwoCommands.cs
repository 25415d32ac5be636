using SsoConfig.Demo.Apps;
using SsoConfig.Demo.Browser;
using SsoConfig.Demo.Org;
using SsoConfig.Demo.Reporting;
using SsoConfig.Eng;

namespace SsoConfig.Demo.Chapters;

/// <summary>From the sources to two built apps, a running provider and a browser.</summary>
internal static class TwoAppsFromTwoCommands
{
    public static async Task PlayAsync(Stage stage, StepRunner steps)
    {
        await steps.RunAsync("Pack the packages into a folder feed, install the templates and the sso tool from it", token => PackAsync(stage, token));
        await steps.RunAsync("Make the first app with one command", token => CreateAsync(stage, stage.First, token));
        await steps.RunAsync("Make the second app with one command", token => CreateAsync(stage, stage.Second, token));
        await steps.RunAsync("Fill in each okta.json: the client id, nothing else", token => FillInAsync(stage, token));
        await steps.RunAsync("Build both apps from the packages", token => BuildAsync(stage, token));
        await steps.RunAsync("Start the local org with both apps registered from their okta.json", token => StartOrgAsync(stage, token));
        await steps.RunAsync("Open the browser that both apps share", token => StartBrowserAsync(stage, token));
    }

    private static async Task<string> PackAsync(Stage stage, CancellationToken cancellationToken)
    {
        var feed = await LocalFeed.PackAsync(cancellationToken);
        stage.Dotnet = new PrivateDotnet(feed);
        await stage.Dotnet.InstallTemplatesAsync(cancellationToken);

        Directory.CreateDirectory(stage.Family);
        await stage.Dotnet.WriteNuGetConfigAsync(stage.Family, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(stage.Family, "okta.org.json"), $$"""{ "issuer": "{{stage.Issuer}}" }""" + "\n", cancellationToken);

        var tools = Path.Combine(stage.Folder, "tools");
        string[] install = ["tool", "install", "SsoConfig.Tool", "--version", feed.Version, "--tool-path", tools];
        (await stage.Dotnet.RunAsync(stage.Family, install, cancellationToken)).EnsureSucceeded();
        stage.SsoTool = Path.Combine(tools, OperatingSystem.IsWindows() ? "sso.exe" : "sso");
        return $"version {feed.Version}; template hive and package cache are private to this checkout";
    }

    private static Task<string> CreateAsync(Stage stage, GeneratedApp app, CancellationToken cancellationToken) => app.CreateAsync(cancellationToken);

    private static async Task<string> FillInAsync(Stage stage, CancellationToken cancellationToken)
    {
        await stage.First.FillInClientIdAsync(cancellationToken);
        await stage.Second.FillInClientIdAsync(cancellationToken);
        return $"clientId {stage.First.ClientId} and {stage.Second.ClientId}; the issuer is set once, in the okta.org.json above both";
    }

    private static async Task<string> BuildAsync(Stage stage, CancellationToken cancellationToken)
    {
        await stage.First.BuildAsync(cancellationToken);
        await stage.Second.BuildAsync(cancellationToken);
        return "dotnet build, twice, without a warning";
    }

    private static async Task<string> StartOrgAsync(Stage stage, CancellationToken cancellationToken)
    {
        stage.Org = await OrgProcess.StartAsync(stage.SsoTool, stage.Issuer, [stage.First, stage.Second], "session", cancellationToken);
        return stage.Issuer;
    }

    private static async Task<string> StartBrowserAsync(Stage stage, CancellationToken cancellationToken)
    {
        stage.Browser = await SharedBrowser.StartAsync(stage, cancellationToken);
        return "a real Chromium, headless, with a profile of its own";
    }
}
