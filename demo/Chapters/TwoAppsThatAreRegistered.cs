using SsoConfig.Demo.Org;
using SsoConfig.Demo.Reporting;

namespace SsoConfig.Demo.Chapters;

/// <summary>Two commands and no edit: each app registers with the running provider as it is made.</summary>
internal static class TwoAppsThatAreRegistered
{
    public static async Task PlayAsync(Stage stage, StepRunner steps)
    {
        await steps.RunAsync("Start the local org with client registration and without any app", token => StartOrgAsync(stage, token));
        await steps.RunAsync(
            "Make and register the first app with one command",
            token => stage.First.CreateAsync(token, "--register", "--allow-scripts", "yes")
        );
        await steps.RunAsync(
            "Make and register the second app with one command",
            token => stage.Second.CreateAsync(token, "--register", "--allow-scripts", "yes")
        );
        await steps.RunAsync("Build both apps without an edit", token => BuildAsync(stage, token));
        await steps.RunAsync("Open the browser that both apps share", token => TwoAppsFromTwoCommands.StartBrowserAsync(stage, token));
    }

    private static async Task<string> StartOrgAsync(Stage stage, CancellationToken cancellationToken)
    {
        stage.Org = await OrgProcess.StartWithRegistrationAsync(stage.SsoTool, stage.Issuer, cancellationToken);
        return stage.Issuer;
    }

    private static async Task<string> BuildAsync(Stage stage, CancellationToken cancellationToken)
    {
        var built = await TwoAppsFromTwoCommands.BuildAsync(stage, cancellationToken);
        return $"{built}; the provider's client ids are {stage.First.ClientId} and {stage.Second.ClientId}";
    }
}
