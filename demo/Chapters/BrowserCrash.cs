using SsoConfig.Demo.Reporting;

namespace SsoConfig.Demo.Chapters;

/// <summary>The browser dies while the user is at the form: the response never comes, and nothing is stuck.</summary>
internal static class BrowserCrash
{
    public static Task PlayAsync(Stage stage, StepRunner steps) =>
        steps.RunAsync(
            "The browser is killed while First signs in: the next sign-in works and replaces the lost one",
            async token =>
            {
                await stage.Browser.ClickSomewhereAsync();
                var lost = stage.First.RunAsync(token, "sign-in", "--prompt", "login");
                await stage.Browser.WaitForFormAsync(token);
                await stage.Browser.KillAndOpenAsync(token);
                await DemoUser.SignInWithFormAsync(
                    stage,
                    stage.First,
                    stage.Pictures.Next("first-signs-in-after-a-crash"),
                    token,
                    "--prompt",
                    "login"
                );
                var cancelled = (await lost).Expect(4);
                return $"signed in: {(await stage.First.WhoAmIAsync(token)).User}; the lost one reported: {cancelled.Text}";
            }
        );
}
