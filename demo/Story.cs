using SsoConfig.Demo.Chapters;
using SsoConfig.Demo.Reporting;

namespace SsoConfig.Demo;

/// <summary>The whole story, chapter by chapter. A step that does not hold ends it.</summary>
internal sealed class Story(StoryOptions options)
{
    /// <returns>0 when every step held, 1 otherwise.</returns>
    public async Task<int> PlayAsync(CancellationToken cancellationToken)
    {
        IReport report = options.Json ? new JsonReport(Console.Out) : new TextReport(Console.Out);
        await using var stage = new Stage(options);
        var steps = new StepRunner(report, cancellationToken);
        var complete = await PlayChaptersAsync(stage, steps);
        report.Summarize(steps.Results, complete, options.Pictures, options.Keep ? stage.Folder : null);
        return complete ? 0 : 1;
    }

    private async Task<bool> PlayChaptersAsync(Stage stage, StepRunner steps)
    {
        try
        {
            await Packages.PlayAsync(stage, steps);
            await (options.Register ? PlayRegisteredAsync(stage, steps) : PlayConfiguredAsync(stage, steps));
            return true;
        }
        catch (StepFailedException)
        {
            return false;
        }
    }

    private static async Task PlayConfiguredAsync(Stage stage, StepRunner steps)
    {
        await TwoAppsFromTwoCommands.PlayAsync(stage, steps);
        await OneSignInForBoth.PlayAsync(stage, steps);
        await SignOutEverywhere.PlayAsync(stage, steps);
        await BrowserRestarts.PlayAsync(stage, steps);
        await BrowserCrash.PlayAsync(stage, steps);
        await SignInWithoutBrowser.PlayAsync(stage, steps);
    }

    private static async Task PlayRegisteredAsync(Stage stage, StepRunner steps)
    {
        await TwoAppsThatAreRegistered.PlayAsync(stage, steps);
        await OneSignInForBoth.PlayAsync(stage, steps);
        await SignOutEverywhere.PlayAsync(stage, steps);
    }
}
