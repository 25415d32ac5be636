using System.ComponentModel;
using SsoConfig.Desktop.Commands;

namespace SsoConfig.Desktop.Browser;

/// <summary>
/// The default browser of macOS, opened by an AppleScript on standard input: <c>open ADDRESS</c> would show the address to every user of
/// the machine (ps is setuid root there). The system hands it to the browser as an Apple event.
/// </summary>
internal static class MacBrowser
{
    private const string Interpreter = "/usr/bin/osascript";

    public static async Task<string?> OpenAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            var result = await SystemTool.RunAsync(Interpreter, ["-"], Script(address), cancellationToken).ConfigureAwait(false);
            return result.ExitCode == 0 ? null : Failure($"exit code {result.ExitCode}");
        }
        catch (Exception exception) when (exception is Win32Exception or TimeoutException)
        {
            return Failure(exception is Win32Exception { NativeErrorCode: var code } ? $"system error {code}" : "no end in time");
        }
    }

    internal static string Script(string address) => $"open location {Quoting.ForAppleScript(address)}\n";

    private static string Failure(string what) =>
        $"The default browser could not be opened ({Interpreter}: {what}). Choose a default browser in System Settings, or set BROWSER "
        + "to the command of one.";
}
