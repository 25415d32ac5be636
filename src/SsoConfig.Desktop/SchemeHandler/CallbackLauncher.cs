using SsoConfig.Desktop.Commands;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// Starts the app for a response by way of a shell, where its path cannot be in a desktop file or has to be checked first.
/// </summary>
internal static class CallbackLauncher
{
    public static string FileName(string scheme) => $"{scheme}.sso-callback";

    public static string Script(HandlerCommand command) => $"#!/bin/sh\n{Guards(command, "\n")}exec {Words(command)} \"$1\"\n";

    /// <summary>The command line, to which the quoted response is added.</summary>
    public static string ShellCommand(HandlerCommand command) => $"{Guards(command, "; ")}{Words(command)} ";

    private static string Words(HandlerCommand command) =>
        string.Join(' ', command.Arguments.Prepend(command.Program).Select(Quoting.ForShell));

    // Another user may have created the folder again.
    private static string Guards(HandlerCommand command, string separator) =>
        string.Concat(
            command.FoldersToKeep.Select(Quoting.ForShell).Select(folder => $"test -O {folder} && test ! -L {folder} || exit 1{separator}")
        );
}
