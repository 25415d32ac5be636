namespace SsoConfig.Eng.Machine;

/// <summary>A browser of the Chromium family on this machine.</summary>
public static class Chromium
{
    /// <summary>The environment variable that names the browser to use instead of an installed one.</summary>
    public const string PathVariable = "SSO_CHROMIUM";

    // xdg-utils and desktop-file-utils hand a redirect to a custom scheme to the app that registered it.
    private static readonly string[] DebianNames = ["chromium", "xdg-utils", "desktop-file-utils"];

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];

    /// <summary>The browser's full path, or <see langword="null"/> if there is none.</summary>
    public static string? Find() =>
        System.Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named
            ? named
            : ProgramPath.Find(Names) ?? InstalledPlaces().FirstOrDefault(File.Exists);

    /// <summary>Finds the browser and what hands its redirects to apps, and installs what is missing where that is allowed.</summary>
    /// <param name="installIsRequested">Whether the user asked for missing packages to be installed.</param>
    /// <exception cref="MissingToolException">There is none and none may be installed; the message says what to do.</exception>
    public static async Task<string> FindOrInstallAsync(bool installIsRequested, CancellationToken cancellationToken)
    {
        if (!IsComplete() && DebianPackages.CanInstall(installIsRequested))
        {
            await DebianPackages.InstallAsync(DebianNames, cancellationToken);
        }

        return IsComplete()
            ? Find()!
            : throw new MissingToolException(
                OperatingSystem.IsLinux()
                    ? $"Chromium, xdg-utils or desktop-file-utils is missing. Run '{DebianPackages.InstallCommand(DebianNames)}', add "
                        + $"{DebianPackages.InstallSwitch} to this command, or name a browser's path in {PathVariable}."
                    : $"No Chromium, Chrome or Edge was found. Install one, or name its path in {PathVariable}."
            );
    }

    private static bool IsComplete() =>
        Find() is not null
        && (
            !OperatingSystem.IsLinux()
            || (ProgramPath.Find("xdg-open") is not null && ProgramPath.Find("update-desktop-database") is not null)
        );

    private static IEnumerable<string> InstalledPlaces()
    {
        if (OperatingSystem.IsMacOS())
        {
            yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
            yield return "/Applications/Chromium.app/Contents/MacOS/Chromium";
            yield return "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
        }

        if (OperatingSystem.IsWindows())
        {
            string[] programs = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];
            foreach (var folder in programs.Select(System.Environment.GetEnvironmentVariable).OfType<string>())
            {
                yield return Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe");
                yield return Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe");
            }
        }
    }
}
