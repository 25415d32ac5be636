using System.Text.Json;
using System.Text.Json.Nodes;
using SsoConfig.Demo.Apps;
using SsoConfig.Demo.Org;
using SsoConfig.Demo.Reporting;

namespace SsoConfig.Demo.Chapters;

/// <summary>Native SSO: with one line more, the second app signs in without a browser, and one sign-out ends both sign-ins.</summary>
internal sealed class SignInWithoutBrowser(Stage stage)
{
    private AppOutput _firstSignIn = null!;
    private AppOutput _secondSignIn = null!;
    private AppOutput _signOut = null!;
    private AppResponse _first = null!;

    public static async Task PlayAsync(Stage stage, StepRunner steps)
    {
        var chapter = new SignInWithoutBrowser(stage);
        await steps.RunAsync("Native SSO: one line in the okta.org.json, and both apps are built again", chapter.SwitchOnAsync);
        await steps.RunAsync("Native SSO: First signs in with the browser", chapter.FirstSignsInAsync);
        await steps.RunAsync("Native SSO: the browser is closed, and Second signs in without one", chapter.SecondSignsInAsync);
        await steps.RunAsync("Native SSO: First signs out everywhere", chapter.FirstSignsOutAsync);
        await steps.RunAsync("Native SSO: Second's next refresh says that it is signed out", chapter.SecondIsSignedOutAsync);
        await steps.RunAsync("Native SSO: Second's next sign-in shows the form", chapter.SecondSignsInWithTheFormAsync);
    }

    private async Task<string> SwitchOnAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(stage.Family, "okta.org.json");
        var json = JsonNode.Parse(
            await File.ReadAllTextAsync(file, cancellationToken),
            documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        )!;
        json["nativeSso"] = true;
        await File.WriteAllTextAsync(file, json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }), cancellationToken);
        await TwoAppsFromTwoCommands.BuildAsync(stage, cancellationToken);

        // Its browser session outlives the browser: the form at the end is not due to a cookie that was lost.
        await stage.Org.DisposeAsync();
        stage.Org = await OrgProcess.StartAsync(stage.SsoTool, stage.Issuer, [stage.First, stage.Second], "persistent", cancellationToken);
        return "\"nativeSso\": true";
    }

    private async Task<string> FirstSignsInAsync(CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        _firstSignIn = await DemoUser.SignInWithFormAsync(
            stage,
            stage.First,
            stage.Pictures.Next("first-signs-in-for-the-family"),
            cancellationToken
        );
        _first = await stage.First.WhoAmIAsync(cancellationToken);
        var log = await stage.Org.LogSinceAsync(mark, cancellationToken);
        Check.That(log.FormsShown == 1, "the org showed one sign-in form");
        Check.That(log.Has("device_secret_issued", "client", stage.First.ClientId), "the org issued a device secret");
        return $"{_first.User}, session {_first.SessionId}; the family has a device secret";
    }

    private async Task<string> SecondSignsInAsync(CancellationToken cancellationToken)
    {
        await stage.Browser.CloseAsync(cancellationToken);
        var mark = await stage.Org.MarkAsync(cancellationToken);
        _secondSignIn = (await stage.Second.RunAsync(cancellationToken, "sign-in")).Expect(0);
        var second = await stage.Second.WhoAmIAsync(cancellationToken);
        var log = await stage.Org.LogSinceAsync(mark, cancellationToken);
        Check.That(log.AuthorizationRequests == 0, "the authorization endpoint got no request");
        Check.That(
            log.Has("token", "grant", "urn:ietf:params:oauth:grant-type:token-exchange"),
            "the org exchanged the id token and the device secret for Second's tokens"
        );
        Check.That(second.User == _first.User, "both apps have the same user");
        Check.That(second.SessionId == _first.SessionId && second.SessionId != "", "both apps are in the same session");
        await stage.Browser.OpenAsync(cancellationToken);
        return $"{second.User}, session {second.SessionId}; no browser runs, and the org's log has no authorization request";
    }

    private async Task<string> FirstSignsOutAsync(CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        _signOut = (await DemoUser.RunWithoutFormAsync(stage, stage.First, cancellationToken, "sign-out")).Expect(0);
        var log = await stage.Org.LogSinceAsync(mark, cancellationToken);
        Check.That(log.Has("device_session_ended", "client", stage.First.ClientId), "the org ended the session of the family");
        Check.That(log.Has("end_session", "client", stage.First.ClientId), "the org ended the session of the browser");
        return "the device secret is revoked, and the browser's session has ended";
    }

    private async Task<string> SecondIsSignedOutAsync(CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        var token = (await stage.Second.RunAsync(cancellationToken, "token")).Expect(3);
        Check.That(
            (await stage.Org.LogSinceAsync(mark, cancellationToken)).Has("token", "outcome", "error:invalid_grant"),
            "the org refused Second's refresh token"
        );
        await DemoUser.PictureAsync(stage, "second-signed-in-without-a-browser", _firstSignIn, _secondSignIn, _signOut, token);
        return "invalid_grant, and Second is signed out";
    }

    private async Task<string> SecondSignsInWithTheFormAsync(CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        await DemoUser.SignInWithFormAsync(stage, stage.Second, stage.Pictures.Next("second-is-asked-again"), cancellationToken);
        Check.That((await stage.Org.LogSinceAsync(mark, cancellationToken)).FormsShown == 1, "the org showed the form");
        return "the form, in the browser";
    }
}
