using System.CommandLine;
using SsoConfig.Provisioning;
using SsoConfig.Provisioning.Commands;

namespace SsoConfig.Tool.Commands;

/// <summary><c>sso register</c>.</summary>
internal static class RegisterCommand
{
    private const string Description = """
        Registers the apps at their provider, and writes each client id into its okta.json.

        Issuer, redirect URIs and scopes come from the okta.json files. At an Okta org the management API is used, at every other provider
        its registration endpoint (RFC 7591). A second run changes nothing; after a change of okta.json one run makes the provider follow.
        What was set in the provider's console stays.

        Okta's token comes from the environment (OKTA_API_TOKEN with OKTA_ORG_NAME and OKTA_BASE_URL, or OKTA_CLIENT_*), from
        ~/.okta/okta.yaml, or from standard input with --token-stdin. A registration endpoint's initial access token, where it wants one,
        comes from SSO_INITIAL_ACCESS_TOKEN, and the host that gets it from SSO_INITIAL_ACCESS_TOKEN_HOST; without that, the command asks.
        """;

    public static Command Create(ToolEnvironment environment)
    {
        var common = new CommonArguments();
        var name = new Option<string?>("--name") { Description = "The name that users see. Default: the project's.", HelpName = "NAME" };
        var group = new Option<string?>("--group")
        {
            Description = "The Okta group that may use the app, or 'none'. Default: Everyone, for an app that has no group yet.",
            HelpName = "NAME",
        };
        var exact = new Option<bool>("--exact")
        {
            Description = "Also remove redirect URIs that okta.json does not name, after a question.",
        };
        var command = new Command("register", Description) { name, group, exact };
        common.AddTo(command, canWrite: true, asTerraform: true);
        command.SetAction(
            (parsed, cancellationToken) =>
                RegisterRun.RunAsync(
                    new RegisterOptions
                    {
                        Common = common.Read(parsed),
                        Name = parsed.GetValue(name),
                        Group = parsed.GetValue(group),
                        Exact = parsed.GetValue(exact),
                    },
                    environment,
                    cancellationToken
                )
        );
        return command;
    }
}
