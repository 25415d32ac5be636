using SsoConfig.Demo.Apps;
using SsoConfig.Demo.Reporting;

namespace SsoConfig.Demo.Chapters;

/// <summary>The shared session ends for both apps, and what was kept of it is worth nothing.</summary>
internal static class SignOutEverywhere
{
    private static readonly string[] SignOutSteps = ["refreshTokenRevocation", "accessTokenRevocation", "endSession", "localTokens"];

    public static async Task PlayAsync(Stage stage, StepRunner steps)
    {
        var backup = Path.Combine(stage.Folder, "backup-of-first");
        await steps.RunAsync(
            "First signs out everywhere: revoked, ended, deleted, each reported",
            token => FirstSignsOutAsync(stage, backup, token)
        );
        await steps.RunAsync("Second checks the session: there is none", token => SecondFindsNoSessionAsync(stage, token));
        await steps.RunAsync(
            "First's old refresh token, from a backup, is refused",
            token => OldRefreshTokenIsRefusedAsync(stage, backup, token)
        );
    }

    private static async Task<string> FirstSignsOutAsync(Stage stage, string backup, CancellationToken cancellationToken)
    {
        CopyFolder(stage.Home.AppState, backup);
        var mark = await stage.Org.MarkAsync(cancellationToken);
        var signOut = (await DemoUser.RunWithoutFormAsync(stage, stage.First, cancellationToken, "sign-out", "--json")).Expect(0);
        var response = AppResponse.Parse(signOut);
        var log = await stage.Org.LogSinceAsync(mark, cancellationToken);
        foreach (var step in SignOutSteps)
        {
            Check.That(response.StepOf(step) == "done", $"{step} is done, not '{response.StepOf(step)}'");
        }

        Check.That(
            log.Has("revoke", "client", stage.First.ClientId) && log.Has("end_session", "client", stage.First.ClientId),
            "the org saw a revocation and the end of the session"
        );
        var whoAmI = (await stage.First.RunAsync(cancellationToken, "whoami")).Expect(3);
        await DemoUser.PictureAsync(stage, "first-signed-out-everywhere", signOut, whoAmI);
        return string.Join(", ", SignOutSteps.Select(step => $"{step} {response.StepOf(step)}"));
    }

    private static async Task<string> SecondFindsNoSessionAsync(Stage stage, CancellationToken cancellationToken)
    {
        var mark = await stage.Org.MarkAsync(cancellationToken);
        var check = (await DemoUser.RunWithoutFormAsync(stage, stage.Second, cancellationToken, "check-session")).Expect(3);
        Check.That(
            (await stage.Org.LogSinceAsync(mark, cancellationToken)).Has("authorize", "outcome", "error:login_required"),
            "the org responded with login_required"
        );
        await DemoUser.PictureAsync(stage, "second-no-session", check);
        return check.Text;
    }

    private static async Task<string> OldRefreshTokenIsRefusedAsync(Stage stage, string backup, CancellationToken cancellationToken)
    {
        (await stage.First.RunAsync(backup, ["whoami"], cancellationToken)).Expect(0);

        // The access tokens of this org live so short a time that the app has to use its refresh token.
        var mark = await stage.Org.MarkAsync(cancellationToken);
        (await stage.First.RunAsync(backup, ["token"], cancellationToken)).Expect(3);
        Check.That(
            (await stage.Org.LogSinceAsync(mark, cancellationToken)).Has("token", "outcome", "error:invalid_grant"),
            "the org responded with invalid_grant"
        );
        return "invalid_grant, and the restored app is signed out";
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        if (!OperatingSystem.IsWindows())
        {
            foreach (var folder in Directory.EnumerateDirectories(to, "*", SearchOption.AllDirectories).Append(to))
            {
                File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }
}
