namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// The script of the application that macOS opens for an answer. The command line is written here and quoted twice: for the shell, and as a text of
/// AppleScript; the answer, which may come from any page, AppleScript itself quotes for the shell
/// (https://developer.apple.com/library/archive/technotes/tn2065/_index.html).
/// </summary>
internal static class AppleScript
{
    public static string For(HandlerCommand command)
    {
        var shellCommand = string.Join(' ', command.Arguments.Prepend(command.Program).Select(CallbackLauncher.Quote));
        return $"on open location answer\ndo shell script {Text(shellCommand + " ")} & quoted form of answer & {Text(" > /dev/null 2>&1 &")}\nend open location";
    }

    private static string Text(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
