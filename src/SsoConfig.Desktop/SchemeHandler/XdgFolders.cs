namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>The folders of the XDG Base Directory specification, with those in which packages of a sandbox are exported.</summary>
/// <param name="Data"><c>$XDG_DATA_HOME</c>, where the user's desktop files are.</param>
/// <param name="Configuration"><c>$XDG_CONFIG_HOME</c>, where the user's choice of handlers is.</param>
internal sealed record XdgFolders(string Data, string Configuration)
{
    /// <summary>Where desktop files of the whole machine are, the preferred folder first.</summary>
    public IReadOnlyList<string> MachineData { get; init; } = [];

    /// <summary>Where the machine's choice of handlers is.</summary>
    public IReadOnlyList<string> MachineConfiguration { get; init; } = [];

    /// <summary>The desktop environments, each of which may have a choice of handlers of its own.</summary>
    public IReadOnlyList<string> Desktops { get; init; } = [];

    /// <summary>Where the user's desktop files are.</summary>
    public string Applications => Path.Combine(Data, "applications");

    /// <summary>Where desktop files are, the user's first.</summary>
    public IEnumerable<string> AllApplications => MachineData.Prepend(Data).Select(static data => Path.Combine(data, "applications"));

    /// <summary>The user's choice of handlers.</summary>
    public string MimeAppsList => Path.Combine(Configuration, "mimeapps.list");

    /// <summary>
    /// All choices of handlers, the one that counts first (Association between MIME types and applications, File name and location).
    /// </summary>
    public IEnumerable<string> AllMimeAppsLists =>
        MachineConfiguration
            .Prepend(Configuration)
            .Concat(AllApplications)
            .SelectMany(folder =>
                Desktops
                    .Select(static desktop => $"{desktop.ToLowerInvariant()}-mimeapps.list")
                    .Append("mimeapps.list")
                    .Select(name => Path.Combine(folder, name))
            );

    public static XdgFolders ForThisUser()
    {
        var data = Folder("XDG_DATA_HOME", ".local/share");
        return new(data, Folder("XDG_CONFIG_HOME", ".config"))
        {
            MachineData =
            [
                .. List("XDG_DATA_DIRS", "/usr/local/share:/usr/share"),
                Path.Combine(data, "flatpak/exports/share"),
                "/var/lib/flatpak/exports/share",
                "/var/lib/snapd/desktop",
            ],
            MachineConfiguration = List("XDG_CONFIG_DIRS", "/etc/xdg"),
            Desktops = Environment.GetEnvironmentVariable("XDG_CURRENT_DESKTOP")?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
    }

    // The specification has relative paths ignored.
    private static string Folder(string variable, string belowHome) =>
        Environment.GetEnvironmentVariable(variable) is { } folder && Path.IsPathRooted(folder)
            ? folder
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify),
                belowHome
            );

    private static string[] List(string variable, string ifUnset) =>
        [
            .. (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : ifUnset)
                .Split(':')
                .Where(static folder => Path.IsPathRooted(folder)),
        ];
}
