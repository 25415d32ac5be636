using System.CommandLine;
using SsoConfig.Provisioning;
using SsoConfig.Provisioning.Commands;

namespace SsoConfig.Tool.Commands;

/// <summary><c>sso unregister</c>.</summary>
internal static class UnregisterCommand
{
    private const string Description = """
        Deletes the apps' registrations at their provider, after a question, and puts "{clientId}" back into okta.json.

        At an Okta org an app is deactivated first. Users of the app cannot sign in any more, and its client id never comes back.
        """;

    public static Command Create(ToolEnvironment environment)
    {
        var common = new CommonArguments();
        var command = new Command("unregister", Description);
        common.AddTo(command, canWrite: true, asTerraform: false);
        command.SetAction(
            (parsed, cancellationToken) =>
                UnregisterRun.RunAsync(new RegisterOptions { Common = common.Read(parsed) }, environment, cancellationToken)
        );
        return command;
    }
}
