using System.CommandLine;
using SsoConfig;
using SsoConfig.Desktop;

namespace SsoAppNamespace.Desktop;

/// <summary>The commands for scripts. Each calls the client once and prints a <see cref="Report"/>.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(SsoClient sso, string[] args)
    {
        var parsed = Describe(sso).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Console.Error.WriteLine(error.Message);
            }

            Console.Error.WriteLine("For help, use --help.");
            return ExitCode.WrongUsage;
        }

        return await parsed.InvokeAsync();
    }

    private static RootCommand Describe(SsoClient sso)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object.", Recursive = true };
        return new RootCommand("Signs in through the system browser. Starts an interactive console if there is no command.")
        {
            json,
            SignIn(sso, json),
            CheckSession(sso, json),
            Token(sso, json),
            WhoAmI(sso, json),
            SignOut(sso, json),
            Unregister(json),
        };
    }

    private static Command SignIn(SsoClient sso, Option<bool> json)
    {
        var prompts = new Dictionary<string, Prompt>
        {
            ["login"] = Prompt.Login,
            ["consent"] = Prompt.Consent,
            ["select_account"] = Prompt.SelectAccount,
        };
        var prompt = new Option<string>("--prompt") { Description = "The prompt to show even if there is a session." };
        prompt.AcceptOnlyFromAmong([.. prompts.Keys]);
        var loginHint = new Option<string>("--login-hint") { Description = "The user who is expected to sign in." };
        var maxAge = new Option<uint?>("--max-age")
        {
            Description = "Show a prompt if the last authentication was more than this number of seconds ago.",
        };

        return new Command("sign-in", "Sign in.") { prompt, loginHint, maxAge }.Runs(json, async (arguments, cancellationToken) =>
        {
            var request = new SignInRequest
            {
                Prompt = arguments.GetValue(prompt) is { } name ? prompts[name] : Prompt.Default,
                LoginHint = arguments.GetValue(loginHint),
                MaxAge = arguments.GetValue(maxAge) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            };
            return Report.From(await sso.SignInAsync(request, cancellationToken));
        });
    }

    private static Command CheckSession(SsoClient sso, Option<bool> json) =>
        new Command("check-session", "Check in the browser whether the shared session exists.").Runs(json, async (_, cancellationToken) =>
            Report.From(await sso.CheckSessionAsync(cancellationToken: cancellationToken)));

    private static Command Token(SsoClient sso, Option<bool> json)
    {
        var show = new Option<bool>("--show") { Description = "Print the token itself. It is a secret." };
        var command = new Command("token", "Get an access token, refreshed if it has expired.") { show };
        return command.Runs(json, async (arguments, cancellationToken) =>
            Report.From(await sso.GetAccessTokenAsync(cancellationToken: cancellationToken), arguments.GetValue(show)));
    }

    private static Command WhoAmI(SsoClient sso, Option<bool> json) =>
        new Command("whoami", "Show the user who is signed in, without network or browser.").Runs(json, async (_, cancellationToken) =>
            Report.From(await sso.GetSessionAsync(cancellationToken)));

    private static Command SignOut(SsoClient sso, Option<bool> json)
    {
        var here = new Option<bool>("--here") { Description = "Keep the session that the apps share." };
        var command = new Command("sign-out", "Sign out of this app and end the shared session.") { here };
        return command.Runs(json, async (arguments, cancellationToken) =>
        {
            var scope = arguments.GetValue(here) ? SignOutScope.ThisApp : SignOutScope.SharedSession;
            return Report.From(await sso.SignOutAsync(scope, cancellationToken));
        });
    }

    private static Command Unregister(Option<bool> json)
    {
        var command = new Command("unregister", "Unregister this app as the handler of its redirect scheme, before it is deleted.");
        return command.Runs(json, async (_, cancellationToken) =>
        {
            await SsoDesktop.UnregisterSchemeAsync(OktaConfig.Options, cancellationToken: cancellationToken);
            return Report.Unregistered();
        });
    }

    private static Command Runs(this Command command, Option<bool> json, Func<ParseResult, CancellationToken, Task<Report>> action)
    {
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var report = await RunAsync(action, arguments, cancellationToken) with { Command = command.Name };
            Console.WriteLine(arguments.GetValue(json) ? report.ToJson() : report.Text);
            return report.ExitCode;
        });
        return command;
    }

    private static async Task<Report> RunAsync(
        Func<ParseResult, CancellationToken, Task<Report>> action,
        ParseResult arguments,
        CancellationToken cancellationToken)
    {
        try
        {
            return await action(arguments, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Report.Cancelled();
        }
    }
}
