namespace SsoConfig.Tasks.Linux;

/// <summary>
/// Desktop files for a package of the app (deb, rpm, Flatpak) to install. At the first sign-in the runtime registers one of the same name for
/// the user, with the program's full path; that one then comes first.
/// </summary>
/// <seealso href="https://specifications.freedesktop.org/desktop-entry-spec/latest/"/>
internal static class DesktopEntries
{
    public static string FileName(string scheme) => $"{scheme}.sso-callback.desktop";

    /// <param name="program">The name of the program, which is looked for on the PATH.</param>
    public static string Create(string program, string scheme) =>
        string.Join(
            "\n",
            "[Desktop Entry]",
            "Type=Application",
            $"Name={program} (sign-in)",
            $"Exec={Quote(program)} sso-callback %u",
            "NoDisplay=true",
            "Terminal=false",
            "StartupNotify=false",
            $"MimeType=x-scheme-handler/{scheme};",
            "");

    private static string Quote(string program)
    {
        var literal = program.Replace("%", "%%");
        return program.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '+') ? literal : $"\"{literal.Replace("$", "\\\\$").Replace("`", "\\\\`")}\"";
    }
}
