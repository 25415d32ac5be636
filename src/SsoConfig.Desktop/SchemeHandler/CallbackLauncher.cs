namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>A shell script that starts the app for an answer, where the app's own path can't stand in a desktop file.</summary>
internal static class CallbackLauncher
{
    public const string FileName = "sso-callback";

    public static string Script(HandlerCommand command) =>
        $"#!/bin/sh\nexec {string.Join(' ', command.Arguments.Prepend(command.Program).Select(Quote))} \"$1\"\n";

    public static string Quote(string argument) => $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
