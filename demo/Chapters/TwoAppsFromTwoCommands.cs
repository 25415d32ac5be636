using SsoConfig.Demo.Apps;
using SsoConfig.Demo.Browser;
using SsoConfig.Demo.Org;
using SsoConfig.Demo.Reporting;

namespace SsoConfig.Demo.Chapters;

/// <summary>From two commands and an edit of each app to two built apps, a running provider and a browser.</summary>
internal static class TwoAppsFromTwoCommands
{
    public static async Task PlayAsync(Stage stage, StepRunner steps)
    {
        await steps.RunAsync("Make the first app with one command", token => stage.First.CreateAsync(token));
        await steps.RunAsync("Make the second app with one command", token => stage.Second.CreateAsync(token));
        await steps.RunAsync("Fill in each okta.json: the client id, nothing else", token => FillInAsync(stage, token));
        await steps.RunAsync("Build both apps from the packages", token => BuildAsync(stage, token));
        await steps.RunAsync("Start the local org with both apps registered from their okta.json", token => StartOrgAsync(stage, token));
        await steps.RunAsync("Open the browser that both apps share", token => StartBrowserAsync(stage, token));
    }

    /// <summary>Builds both apps.</summary>
    public static async Task<string> BuildAsync(Stage stage, CancellationToken cancellationToken)
    {
        await stage.First.BuildAsync(cancellationToken);
        await stage.Second.BuildAsync(cancellationToken);
        return "dotnet build, twice, without a warning";
    }

    /// <summary>Opens the browser.</summary>
    public static async Task<string> StartBrowserAsync(Stage stage, CancellationToken cancellationToken)
    {
        stage.Browser = await SharedBrowser.StartAsync(stage, cancellationToken);
        return "a real Chromium, headless, with a profile of its own";
    }

    private static async Task<string> FillInAsync(Stage stage, CancellationToken cancellationToken)
    {
        await stage.First.FillInClientIdAsync(cancellationToken);
        await stage.Second.FillInClientIdAsync(cancellationToken);
        return $"clientId {stage.First.ClientId} and {stage.Second.ClientId}; the issuer is set once, in the okta.org.json above both";
    }

    private static async Task<string> StartOrgAsync(Stage stage, CancellationToken cancellationToken)
    {
        stage.Org = await OrgProcess.StartAsync(stage.SsoTool, stage.Issuer, [stage.First, stage.Second], "session", cancellationToken);
        return stage.Issuer;
    }
}
