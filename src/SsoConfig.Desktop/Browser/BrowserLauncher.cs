using System.ComponentModel;
using System.Diagnostics;

namespace SsoConfig.Desktop.Browser;

/// <summary>Opens an address in the browser that <c>$BROWSER</c> names, or else in the system's default browser.</summary>
internal sealed class BrowserLauncher(string? browserVariable)
{
    // A browser that is started here must not write into the app's output, nor end with Ctrl+C in the app's terminal (setsid: a session of its own).
    private const string Detached =
        "if command -v setsid >/dev/null 2>&1; then set -- setsid \"$@\"; fi; exec \"$@\" </dev/null >/dev/null 2>&1";

    /// <summary>
    /// Starts the commands one after the other until one does not fail. Completes with <see langword="null"/> when that one has ended, which may be
    /// hours later, or with what went wrong when none could open the address.
    /// </summary>
    public async Task<string?> OpenAsync(string address, CancellationToken cancellationToken)
    {
        var tried = new List<string>();
        foreach (var command in Commands(address))
        {
            if (await RunAsync(command, cancellationToken).ConfigureAwait(false) is not { } failure)
            {
                return null;
            }

            tried.Add($"{command[0]} ({failure})");
        }

        return $"No browser could be opened; tried: {string.Join(", ", tried)}. Install a browser{DefaultOpenerHint}, or set BROWSER to the command of one.";
    }

    private static string DefaultOpenerHint => OperatingSystem.IsLinux() ? " and xdg-utils" : "";

    private IReadOnlyList<IReadOnlyList<string>> Commands(string address)
    {
        var named = string.IsNullOrWhiteSpace(browserVariable)
            ? []
            : CommandLine.ForBrowser(browserVariable, address, OperatingSystem.IsWindows(), File.Exists);
        return named.Count > 0 ? named : [DefaultCommand(address)];
    }

    private static IReadOnlyList<string> DefaultCommand(string address) =>
        OperatingSystem.IsWindows() ? [address] : OperatingSystem.IsMacOS() ? ["open", address] : ["xdg-open", address];

    private static async Task<string?> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(StartInfo(command));
            if (process is null || OperatingSystem.IsWindows())
            {
                // The shell has found a program that is running already, or one whose exit code says nothing.
                return null;
            }

            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0 ? null : Explain(process.ExitCode);
        }
        catch (Exception exception) when (exception is Win32Exception or FileNotFoundException)
        {
            return exception.Message;
        }
    }

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> command) =>
        OperatingSystem.IsWindows()
            ? new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = true }
            : new ProcessStartInfo("/bin/sh", ["-c", Detached, "sh", .. command]);

    private static string Explain(int exitCode) => exitCode switch
    {
        126 => "can't be executed",
        127 => "not found",
        _ => $"exit code {exitCode}",
    };
}
