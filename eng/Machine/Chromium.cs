namespace SsoConfig.Eng.Machine;

/// <summary>A browser of the Chromium family on this machine.</summary>
public static class Chromium
{
    /// <summary>Names the browser to use, ahead of all that is found.</summary>
    public const string PathVariable = "SSO_CHROMIUM";

    // xdg-utils and desktop-file-utils hand a redirect to a custom scheme to the app that registered it.
    private static readonly string[] DebianNames = ["chromium", "xdg-utils", "desktop-file-utils"];

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];

    /// <summary>The browser's full path, or <see langword="null"/> where there is none.</summary>
    public static string? Find() =>
        System.Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named
            ? named
            : ProgramPath.Find(Names) ?? InstalledPlaces().FirstOrDefault(File.Exists);

    /// <summary>Finds the browser and what hands its redirects to apps, and installs what is missing where that is possible.</summary>
    /// <exception cref="MissingToolException">There is none and none can be installed; the message says what to do.</exception>
    public static async Task<string> FindOrInstallAsync(CancellationToken cancellationToken)
    {
        if (!IsComplete() && DebianPackages.CanInstall)
        {
            await DebianPackages.InstallAsync(DebianNames, cancellationToken);
        }

        return IsComplete() ? Find()! : throw new MissingToolException(
            $"No Chromium, Chrome or Edge was found{(OperatingSystem.IsLinux() ? $", or xdg-utils or desktop-file-utils is missing. Install: {string.Join(' ', DebianNames)}" : "")}. " +
            $"Install one, or name its path in {PathVariable}.");
    }

    private static bool IsComplete() =>
        Find() is not null && (!OperatingSystem.IsLinux() || (ProgramPath.Find("xdg-open") is not null && ProgramPath.Find("update-desktop-database") is not null));

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
