using System.CommandLine;
using SsoConfig.Provisioning;
using SsoConfig.Provisioning.Commands;

namespace SsoConfig.Tool.Commands;

/// <summary><c>sso links</c>, with <c>check</c> below it.</summary>
internal static class LinksCommand
{
    private const string Description = """
        Writes assetlinks.json and apple-app-site-association, which the host of https redirect URIs publishes, for all apps of a family.

        What is in the files stays, byte for byte; what is missing is added. The application id comes from each project. For Android, pass the
        certificates that the app is signed with: a keystore, or the fingerprint that the Play Console shows (App integrity). For Apple, pass
        the team id.

        The keystore is read by the JDK's keytool; its password comes from SSO_KEYSTORE_PASSWORD, or from standard input with
        --password-stdin.
        """;

    private const string CheckDescription = """
        Checks what the hosts publish: that both files are there, without a redirect and readable, and name the apps.

        With --keystore, --fingerprint and --team it also compares the certificates and the team. It changes nothing. Exit code 3 if something
        is wrong.
        """;

    public static Command Create(ToolEnvironment environment)
    {
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The root folder of the site; the files are in .well-known in it.",
            HelpName = "FOLDER",
        };
        var command = Create("links", Description, canWrite: true, output, verbose: null, environment, LinksRun.RunAsync);
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Also print what is well." };
        command.Add(Create("check", CheckDescription, canWrite: false, output: null, verbose, environment, LinksCheckRun.RunAsync));
        return command;
    }

    private static Command Create(
        string name,
        string description,
        bool canWrite,
        Option<string?>? output,
        Option<bool>? verbose,
        ToolEnvironment environment,
        Func<LinksOptions, ToolEnvironment, CancellationToken, Task<int>> run
    )
    {
        var common = new CommonArguments();
        var host = new Option<string?>("--host") { Description = "Only links on this host.", HelpName = "HOST" };
        var fingerprint = new Option<string[]>("--fingerprint")
        {
            Description = "The SHA-256 fingerprint of a signing certificate. Can be given more than once.",
            HelpName = "SHA256",
        };
        var keystore = new Option<string?>("--keystore") { Description = "The keystore that the apps are signed with.", HelpName = "FILE" };
        var alias = new Option<string?>("--alias") { Description = "The entry of the keystore, if it has several.", HelpName = "NAME" };
        var passwordFromInput = new Option<bool>("--password-stdin")
        {
            Description = "Read the keystore's password from the first line of standard input.",
        };
        var team = new Option<string?>("--team") { Description = "The team id of the Apple developer account.", HelpName = "ID" };
        var applicationId = new Option<string?>("--application-id")
        {
            Description = "The app's package and bundle. Default: ApplicationId of its project.",
            HelpName = "ID",
        };
        var command = new Command(name, description) { host, fingerprint, keystore, alias, passwordFromInput, team, applicationId };
        foreach (var option in new Option?[] { output, verbose }.OfType<Option>())
        {
            command.Add(option);
        }

        common.AddTo(command, canWrite, asTerraform: false, asksProvider: false);
        command.SetAction(
            (parsed, cancellationToken) =>
                run(
                    new LinksOptions
                    {
                        Common = common.Read(parsed),
                        Output = output is null ? null : parsed.GetValue(output),
                        Host = parsed.GetValue(host),
                        Fingerprints = parsed.GetValue(fingerprint) ?? [],
                        Keystore = parsed.GetValue(keystore),
                        Alias = parsed.GetValue(alias),
                        PasswordFromInput = parsed.GetValue(passwordFromInput),
                        Team = parsed.GetValue(team),
                        ApplicationId = parsed.GetValue(applicationId),
                        Verbose = verbose is not null && parsed.GetValue(verbose),
                    },
                    environment,
                    cancellationToken
                )
        );
        return command;
    }
}
