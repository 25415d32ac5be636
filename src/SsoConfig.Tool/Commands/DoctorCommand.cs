using System.CommandLine;
using SsoConfig.Provisioning;
using SsoConfig.Provisioning.Commands;

namespace SsoConfig.Tool.Commands;

/// <summary><c>sso doctor</c>.</summary>
internal static class DoctorCommand
{
    private const string Description = """
        Finds out why a sign-in is not shared: each finding with what was seen, why it matters and what to do, the worst first.

        It asks the provider as an app does, without a password or a token; at an Okta org it also compares the registration where it finds
        a token, as 'sso register' does. It changes nothing. Exit code 3 if something is wrong; what it could not tell counts as neither.
        """;

    public static Command Create(ToolEnvironment environment)
    {
        var common = new CommonArguments();
        var signIn = new Option<bool>("--sign-in")
        {
            Description = "Also find out, with you in front of the browser, whether the session outlives it.",
        };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Also print what is well." };
        var command = new Command("doctor", Description) { signIn, verbose };
        common.AddTo(command, canWrite: false, asTerraform: false);
        command.SetAction(
            (parsed, cancellationToken) =>
                DoctorRun.RunAsync(
                    new DoctorOptions
                    {
                        Common = common.Read(parsed),
                        SignIn = parsed.GetValue(signIn),
                        Verbose = parsed.GetValue(verbose),
                    },
                    environment,
                    cancellationToken
                )
        );
        return command;
    }
}
