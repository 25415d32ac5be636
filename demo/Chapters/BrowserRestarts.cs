using SsoConfig.Demo.Org;
using SsoConfig.Demo.Reporting;

namespace SsoConfig.Demo.Chapters;

/// <summary>What the two kinds of cookie mean when the browser is closed: session SSO ends with it, persistent SSO does not.</summary>
internal static class BrowserRestarts
{
    public static async Task PlayAsync(Stage stage, StepRunner steps)
    {
        await steps.RunAsync(
            "Session cookie: First signs in, the browser restarts, Second finds no session",
            async token =>
            {
                await SignInAndRestartAsync(stage, token);
                (await DemoUser.RunWithoutFormAsync(stage, stage.Second, token, "check-session")).Expect(3);
                return "gone with the browser";
            }
        );
        await steps.RunAsync(
            "Persistent cookie: First signs in, the browser restarts, Second is signed in without a form",
            async token =>
            {
                await stage.Org.DisposeAsync();
                stage.Org = await OrgProcess.StartAsync(stage.SsoTool, stage.Issuer, [stage.First, stage.Second], "persistent", token);
                await SignInAndRestartAsync(stage, token);
                var mark = await stage.Org.MarkAsync(token);
                var signIn = (await DemoUser.RunWithoutFormAsync(stage, stage.Second, token, "sign-in")).Expect(0);
                Check.That((await stage.Org.LogSinceAsync(mark, token)).FormsShown == 0, "the org showed no form");
                await DemoUser.PictureAsync(stage, "second-after-the-browser-restarted", signIn);
                var response = await stage.Second.WhoAmIAsync(token);
                return $"kept: {response.User}, session {response.SessionId}";
            }
        );
    }

    private static async Task SignInAndRestartAsync(Stage stage, CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        await DemoUser.SignInWithFormAsync(stage, stage.First, stage.Pictures.Next("first-signs-in-again"), cancellationToken);
        Check.That((await stage.Org.LogSinceAsync(mark, cancellationToken)).FormsShown == 1, "the org showed the form");
        await stage.Browser.RestartAsync(cancellationToken);
    }
}
