using SsoConfig.Desktop.Commands;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// The script of the application that macOS opens for a response. The command line is written here and quoted twice: for the shell, and as
/// a text literal of AppleScript; the response, which may come from any page, AppleScript itself quotes for the shell
/// (https://developer.apple.com/library/archive/technotes/tn2065/_index.html).
/// </summary>
internal static class AppleScript
{
    public static string For(HandlerCommand command) =>
        $"on open location response\ndo shell script {Quoting.ForAppleScript(CallbackLauncher.ShellCommand(command))} & quoted "
        + "form of response"
        + $" & {Quoting.ForAppleScript(" > /dev/null 2>&1 &")}\nend open location";
}
