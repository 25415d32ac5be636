using System.CommandLine;
using SsoConfig.Provisioning;
using SsoConfig.Provisioning.Commands;

namespace SsoConfig.Tool.Commands;

/// <summary><c>sso session</c>, with <c>persist</c> and <c>browser</c> below it.</summary>
internal static class SessionCommand
{
    private const string Description = """
        Shows which session rule of an Okta org applies, and whether its cookie outlives the browser.

        'sso session persist' lets the cookie outlive the browser, 'sso session browser' lets it end with it. Both work by a rule of their
        own, copied from the one that applies now: what demands a factor demands it still. Administrators never get the cookie, and on
        Identity Engine the user has to tick 'Keep me signed in'.
        """;

    public static Command Create(ToolEnvironment environment)
    {
        var command = Create("session", Description, environment, persistent: null);
        command.Add(Create("persist", "Lets the session cookie outlive the browser.", environment, persistent: true));
        command.Add(Create("browser", "Lets the session cookie end with the browser.", environment, persistent: false));
        return command;
    }

    private static Command Create(string name, string description, ToolEnvironment environment, bool? persistent)
    {
        var common = new CommonArguments();
        var command = new Command(name, description);
        common.AddTo(command, canWrite: persistent is not null, asTerraform: persistent is not null);
        command.SetAction(
            (parsed, cancellationToken) =>
                SessionRun.RunAsync(
                    new SessionCommandOptions { Common = common.Read(parsed), Persistent = persistent },
                    environment,
                    cancellationToken
                )
        );
        return command;
    }
}
