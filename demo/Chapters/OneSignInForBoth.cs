using SsoConfig.Demo.Apps;
using SsoConfig.Demo.Reporting;

namespace SsoConfig.Demo.Chapters;

/// <summary>One sign-in, two apps.</summary>
internal static class OneSignInForBoth
{
    public static async Task PlayAsync(Stage stage, StepRunner steps)
    {
        AppAnswer first = null!;
        AppAnswer second = null!;
        await steps.RunAsync("First signs in: the form is shown, filled in, and the redirect reaches First", async token =>
        {
            (first, var detail) = await FirstSignsInAsync(stage, token);
            return detail;
        });
        await steps.RunAsync("Second signs in: no form, same person, same session", async token =>
        {
            (second, var detail) = await SecondSignsInSilentlyAsync(stage, first, token);
            return detail;
        });
        await steps.RunAsync("Second signs in with prompt=login: the form again, and a fresh sign-in", token => SecondSignsInAfreshAsync(stage, second, token));
        await steps.RunAsync("Second checks the session with prompt=none: valid", token => SecondChecksTheSessionAsync(stage, token));
    }

    private static async Task<(AppAnswer Answer, string Detail)> FirstSignsInAsync(Stage stage, CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        var answer = await Person.SignInWithFormAsync(stage, stage.First, "first-sign-in-form", cancellationToken);
        var log = await stage.Org.LogSinceAsync(mark, cancellationToken);
        Check.That(log.FormsShown == 1, "the org showed one sign-in form");
        Check.That(answer.User == Person.UserName, $"First is used by {Person.UserName}");
        await Person.PictureAsync(stage, "first-signed-in", answer);
        return (answer, $"{answer.User}, session {answer.SessionId}; answer received at {stage.First.Scheme}:/callback");
    }

    private static async Task<(AppAnswer Answer, string Detail)> SecondSignsInSilentlyAsync(Stage stage, AppAnswer first, CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        var answer = (await Person.RunWithoutFormAsync(stage, stage.Second, cancellationToken, "sign-in")).Expect(0, "signed_in");
        var log = await stage.Org.LogSinceAsync(mark, cancellationToken);
        Check.That(log.FormsShown == 0, "the org showed no sign-in form");
        Check.That(answer.User == first.User, "both apps are used by the same person");
        Check.That(answer.SessionId == first.SessionId && answer.SessionId != "", "both apps are in the same session");
        await Person.PictureAsync(stage, "second-signed-in-without-a-form", first, answer);
        return (answer, $"{answer.User}, session {answer.SessionId}; the org's log has no form");
    }

    private static async Task<string> SecondSignsInAfreshAsync(Stage stage, AppAnswer before, CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        var answer = await Person.SignInWithFormAsync(stage, stage.Second, "second-asked-again", cancellationToken, "--prompt", "login");
        var log = await stage.Org.LogSinceAsync(mark, cancellationToken);
        Check.That(log is { FormsShown: 1, SignIns: 1 }, "the org showed the form and saw one sign-in");
        Check.That(answer.AuthenticatedAt > before.AuthenticatedAt, $"auth_time is newer than {before.AuthenticatedAt:O}");
        return $"auth_time {before.AuthenticatedAt:T} → {answer.AuthenticatedAt:T}";
    }

    private static async Task<string> SecondChecksTheSessionAsync(Stage stage, CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        var answer = (await Person.RunWithoutFormAsync(stage, stage.Second, cancellationToken, "check-session")).Expect(0, "valid");
        Check.That((await stage.Org.LogSinceAsync(mark, cancellationToken)).FormsShown == 0, "the org showed no form");
        await Person.PictureAsync(stage, "second-session-valid", answer);
        return $"valid, session {answer.SessionId}";
    }
}
