using SsoConfig.Desktop.SchemeHandler;

namespace SsoConfig.Desktop.Browser;

/// <summary>
/// Browsers that can show the sign-in page, but from which the response does not, or may not, come back to this app: the scheme is
/// registered with this system, for this user, and they run elsewhere or in a sandbox.
/// </summary>
/// <param name="variable">The environment.</param>
/// <param name="fileExists">Whether there is such a file.</param>
/// <param name="defaultBrowser">The desktop file that opens https.</param>
internal sealed class BrowserObstacles(Func<string, string?> variable, Func<string, bool> fileExists, Func<string?> defaultBrowser)
{
    /// <summary>Enough for a user whose own bridge brings the response back; without one, nobody waits much longer in vain.</summary>
    private static readonly TimeSpan Briefly = TimeSpan.FromMinutes(2);

    private static readonly string[] OpenersOfWindows = ["wslview", "wsl-open"];

    public static BrowserObstacles OfThisSystem { get; } =
        new(
            Environment.GetEnvironmentVariable,
            File.Exists,
            static () => OperatingSystem.IsLinux() ? new SchemeHolders(XdgFolders.ForThisUser()).FindChosen(Uri.UriSchemeHttps) : null
        );

    /// <summary>Whether Linux runs in Windows, whose programs it can start.</summary>
    public bool IsWsl =>
        variable("WSL_DISTRO_NAME") is { Length: > 0 }
        || variable("WSL_INTEROP") is { Length: > 0 }
        || fileExists("/proc/sys/fs/binfmt_misc/WSLInterop");

    /// <summary>Why the response may not come back from what the command has opened, or <see langword="null"/>.</summary>
    public BrowserObstacle? Find(BrowserCommand command)
    {
        var program = IsOpenerOfTheDefault(command) ? defaultBrowser() ?? command.Program : command.Program;
        var name = Path.GetFileNameWithoutExtension(program);
        if (IsWsl && (command.IsWindowsProgram || OpenersOfWindows.Contains(name)))
        {
            return new(
                "A browser of Windows cannot start an app in WSL. Install a browser in WSL (WSLg) and set BROWSER to its command, or "
                    + "run the "
                    + "app in Windows."
            )
            {
                WaitAtMost = Briefly,
            };
        }

        if (IsRemoteHelper(program))
        {
            return new(
                "The editor opens the browser of the computer that it runs on, which cannot start an app on this one. Set BROWSER to the "
                    + "command of a browser on this computer, or run the app there."
            )
            {
                WaitAtMost = Briefly,
            };
        }

        return IsSnap(program)
            ? new(
                "The browser is a snap, which may open only the schemes that snapd allows. If so, use a browser from a package or Flatpak."
            )
            : null;
    }

    private static bool IsOpenerOfTheDefault(BrowserCommand command) =>
        Path.GetFileName(command.Program) is "xdg-open" or "sensible-browser";

    // What Visual Studio Code sets BROWSER to in the terminal of a remote window: SSH, a container, a tunnel.
    private static bool IsRemoteHelper(string program) =>
        program.EndsWith("/helpers/browser.sh", StringComparison.Ordinal)
        || program.EndsWith("/helpers/browser-linux.sh", StringComparison.Ordinal);

    private static bool IsSnap(string program) =>
        program.StartsWith("/snap/", StringComparison.Ordinal) || program.StartsWith("/var/lib/snapd/", StringComparison.Ordinal);
}
