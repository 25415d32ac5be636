using SsoConfig.Desktop.SchemeHandler;

namespace SsoConfig.Tasks.Linux;

/// <summary>
/// Desktop files for a package of the app (deb, rpm, Flatpak) to install. At the first sign-in the runtime registers one of the same name
/// for the user, with the program's full path; that one then comes first.
/// </summary>
/// <seealso href="https://specifications.freedesktop.org/desktop-entry-spec/latest/"/>
internal static class DesktopEntries
{
    public static string FileName(string scheme) => DesktopEntry.FileName(scheme);

    /// <param name="program">The name of the program, which is looked for on the PATH.</param>
    public static string Create(string program, string scheme) => DesktopEntry.Create(scheme, program, [program, "sso-callback"]);
}
