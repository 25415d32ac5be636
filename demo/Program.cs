using System.CommandLine;
using SsoConfig.Demo;
using SsoConfig.Demo.Browser;
using SsoConfig.Eng.Machine;

// The apps open "the system browser" through $BROWSER, which here names this program.
if (args is [OpenTabCommand.Name, var port, var url])
{
    return await OpenTabCommand.RunAsync(port, url);
}

Option<bool> json = new("--json") { Description = "Print one JSON object per step instead of text." };
Option<bool> keep = new("--keep") { Description = "Leave both apps on disk, and print where." };
Option<bool> install = new(DebianPackages.InstallSwitch)
{
    Description = "Install a missing Chromium through sudo. Root and CI do that without being asked.",
};
Option<bool> register = new("--register") { Description = "Make both apps with 'dotnet new … --register': two commands, and no edit." };
Option<DirectoryInfo> pictures = new("--pictures") { Description = "The folder for the pictures. Default: artifacts/demo/pictures." };
RootCommand command = new(
    "Makes two apps, each with one command, and shows that they share one sign-in: packs, generates, builds, and signs in with a "
        + "real browser."
)
{
    json,
    keep,
    install,
    register,
    pictures,
};
command.SetAction(
    (parsed, cancellationToken) =>
        new Story(
            new StoryOptions(
                parsed.GetValue(json),
                parsed.GetValue(keep),
                parsed.GetValue(install),
                parsed.GetValue(register),
                parsed.GetValue(pictures)?.FullName
            )
        ).PlayAsync(cancellationToken)
);
return await command.Parse(args).InvokeAsync();
