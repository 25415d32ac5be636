namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>The user's folders of the XDG Base Directory specification.</summary>
/// <param name="Data"><c>$XDG_DATA_HOME</c>, where desktop files are.</param>
/// <param name="Configuration"><c>$XDG_CONFIG_HOME</c>, where the user's choice of handlers is.</param>
internal sealed record XdgFolders(string Data, string Configuration)
{
    public string Applications => Path.Combine(Data, "applications");

    public string MimeAppsList => Path.Combine(Configuration, "mimeapps.list");

    public static XdgFolders OfThisUser() => new(Of("XDG_DATA_HOME", ".local/share"), Of("XDG_CONFIG_HOME", ".config"));

    // The specification has relative paths ignored.
    private static string Of(string variable, string belowHome) =>
        Environment.GetEnvironmentVariable(variable) is { } folder && Path.IsPathRooted(folder)
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), belowHome);
}
