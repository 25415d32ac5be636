using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;

namespace SsoConfig.Desktop.Browser;

/// <summary>Opens an address in the browser that <c>$BROWSER</c> names, or else in the system's default browser.</summary>
internal sealed class BrowserLauncher(string? browserVariable, BrowserObstacles obstacles)
{
    // A browser that is started here must not write into the app's output, nor end with Ctrl+C in the app's terminal (setsid: a session of
    // its own).
    private const string Detached =
        "if command -v setsid >/dev/null 2>&1; then set -- setsid \"$@\"; fi; exec \"$@\" </dev/null >/dev/null 2>&1";

    /// <summary>
    /// Starts the commands one after the other until one does not fail. Completes with <see langword="null"/> when that one has ended and
    /// its redirect is no longer needed, or with what went wrong when none could open the address. The address itself is in no message: it
    /// carries state, nonce and hints.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="report">Is told why no response may come back from the browser that was opened.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<string?> OpenAsync(string address, Action<BrowserObstacle> report, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            // A command line can be read there by its own user and by administrators alone.
            return Named.Count == 0
                ? OpenByShell(address)
                : await OpenAsync(Named, address, report, cancellationToken).ConfigureAwait(false);
        }

        if (OperatingSystem.IsMacOS() && Named.Count == 0)
        {
            return await MacBrowser.OpenAsync(address, cancellationToken).ConfigureAwait(false);
        }

        LoopbackRedirect redirect;
        try
        {
            redirect = LoopbackRedirect.Start(address);
        }
        catch (SocketException exception)
        {
            return $"No browser was opened: nothing can listen on 127.0.0.1 ({exception.SocketErrorCode}). Allow this app to use the "
                + "loopback network.";
        }

        await using var _ = redirect.ConfigureAwait(false);
        if (
            await OpenAsync(Named is { Count: > 0 } named ? named : [new(["xdg-open"])], redirect.Address, report, cancellationToken)
                .ConfigureAwait(false) is
            { } failure
        )
        {
            return failure;
        }

        // The command may end long before the browser asks for the page, as xdg-open does.
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return null;
    }

    private async Task<string?> OpenAsync(
        IReadOnlyList<BrowserCommand> commands,
        string address,
        Action<BrowserObstacle> report,
        CancellationToken cancellationToken
    )
    {
        var tried = new List<string>();
        foreach (var command in commands)
        {
            if (await RunAsync(command, address, cancellationToken).ConfigureAwait(false) is not { } failure)
            {
                if (obstacles.Find(command) is { } obstacle)
                {
                    report(obstacle);
                }

                return null;
            }

            tried.Add($"{command.Program} ({failure})");
        }

        return $"No browser could be opened; tried: {string.Join(", ", tried)}. Install a browser{DefaultOpenerHint}, or set BROWSER to "
            + "the command of one.";
    }

    private static string DefaultOpenerHint => OperatingSystem.IsLinux() ? " and xdg-utils" : "";

    private IReadOnlyList<BrowserCommand> Named =>
        string.IsNullOrWhiteSpace(browserVariable)
            ? []
            : BrowserCommand.ParseAll(browserVariable, OperatingSystem.IsWindows(), File.Exists);

    private async Task<string?> RunAsync(BrowserCommand command, string address, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(StartInfo(command, address));
            if (process is null || OperatingSystem.IsWindows())
            {
                // The shell has found a program that is running already, or one whose exit code says nothing.
                return null;
            }

            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0 || (IsUnknowable(command) && process.ExitCode is not (126 or 127))
                ? null
                : Explain(process.ExitCode);
        }
        catch (Win32Exception exception)
        {
            return Explain(exception);
        }
    }

    private static string? OpenByShell(string address)
    {
        try
        {
            using var _ = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
            return null;
        }
        catch (Win32Exception exception)
        {
            return $"The default browser could not be opened ({Explain(exception)}). Choose a default browser in Settings, or set "
                + "BROWSER to the command of one.";
        }
    }

    private static ProcessStartInfo StartInfo(BrowserCommand command, string address) =>
        OperatingSystem.IsWindows()
            ? new ProcessStartInfo(command.For(address)[0], command.For(address).Skip(1)) { UseShellExecute = true }
            : new ProcessStartInfo("/bin/sh", ["-c", Detached, "sh", .. command.For(address)]);

    // A Windows program that is started from WSL: explorer.exe returns 1 whatever it has done (microsoft/WSL#6565).
    private bool IsUnknowable(BrowserCommand command) => command.IsWindowsProgram && obstacles.IsWsl;

    // Not the exception's message, which holds the file that could not be started: that may be the address.
    private static string Explain(Win32Exception exception) => $"system error {exception.NativeErrorCode}";

    private static string Explain(int exitCode) =>
        exitCode switch
        {
            126 => "not executable",
            127 => "not found",
            _ => $"exit code {exitCode}",
        };
}
