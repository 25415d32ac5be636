using SsoConfig.Demo.Apps;
using SsoConfig.Demo.Reporting;

namespace SsoConfig.Demo.Chapters;

/// <summary>One sign-in, two apps.</summary>
internal sealed class OneSignInForBoth(Stage stage)
{
    private AppOutput _firstSignIn = null!;
    private string _form = null!;
    private AppResponse _first = null!;
    private AppResponse _second = null!;

    public static async Task PlayAsync(Stage stage, StepRunner steps)
    {
        var chapter = new OneSignInForBoth(stage);
        await steps.RunAsync("First signs in: the form is shown, filled in, and the redirect reaches First", chapter.FirstSignsInAsync);
        await steps.RunAsync("Second signs in: no form, same user, same session", chapter.SecondSignsInSilentlyAsync);
        await steps.RunAsync("Second signs in with prompt=login: the form again, and a fresh sign-in", chapter.SecondSignsInAfreshAsync);
        await steps.RunAsync("Second checks the session with prompt=none: valid", chapter.SecondChecksTheSessionAsync);
    }

    private async Task<string> FirstSignsInAsync(CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        _form = stage.Pictures.Next("first-sign-in-form");
        _firstSignIn = await DemoUser.SignInWithFormAsync(stage, stage.First, _form, cancellationToken);
        _first = await stage.First.WhoAmIAsync(cancellationToken);
        var log = await stage.Org.LogSinceAsync(mark, cancellationToken);
        Check.That(log.FormsShown == 1, "the org showed one sign-in form");
        Check.That(_first.User == DemoUser.UserName, $"First is used by {DemoUser.UserName}");
        await DemoUser.PictureAsync(stage, "first-signed-in", _firstSignIn);
        return $"{_first.User}, session {_first.SessionId}; response received at {stage.First.Scheme}:/callback";
    }

    private async Task<string> SecondSignsInSilentlyAsync(CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        var signIn = (await DemoUser.RunWithoutFormAsync(stage, stage.Second, cancellationToken, "sign-in")).Expect(0);
        _second = await stage.Second.WhoAmIAsync(cancellationToken);
        var log = await stage.Org.LogSinceAsync(mark, cancellationToken);
        Check.That(log.FormsShown == 0, "the org showed no sign-in form");
        Check.That(_second.User == _first.User, "both apps have the same user");
        Check.That(_second.SessionId == _first.SessionId && _second.SessionId != "", "both apps are in the same session");
        await stage.Browser.PictureAsync(
            TerminalPicture.Story(_firstSignIn, _form, signIn),
            stage.Pictures.Next("second-signed-in-without-a-form")
        );
        return $"{_second.User}, session {_second.SessionId}; the org's log has no form";
    }

    private async Task<string> SecondSignsInAfreshAsync(CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        await DemoUser.SignInWithFormAsync(
            stage,
            stage.Second,
            stage.Pictures.Next("second-asked-again"),
            cancellationToken,
            "--prompt",
            "login"
        );
        var response = await stage.Second.WhoAmIAsync(cancellationToken);
        var log = await stage.Org.LogSinceAsync(mark, cancellationToken);
        Check.That(log is { FormsShown: 1, SignIns: 1 }, "the org showed the form and saw one sign-in");
        Check.That(response.AuthenticatedAt > _second.AuthenticatedAt, $"auth_time is newer than {_second.AuthenticatedAt:O}");
        return $"auth_time {_second.AuthenticatedAt:T} → {response.AuthenticatedAt:T}";
    }

    private async Task<string> SecondChecksTheSessionAsync(CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        var check = (await DemoUser.RunWithoutFormAsync(stage, stage.Second, cancellationToken, "check-session")).Expect(0);
        var log = await stage.Org.LogSinceAsync(mark, cancellationToken);
        Check.That(log.FormsShown == 0 && log.Has("authorize", "outcome", "silent"), "the org responded without a form");
        await DemoUser.PictureAsync(stage, "second-session-valid", check);
        return check.Text;
    }
}
