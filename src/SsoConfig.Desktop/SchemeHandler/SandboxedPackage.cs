namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// The Flatpak or snap that this app runs in. What such an app writes stays in its sandbox, so it cannot register a scheme: the package
/// declares it in a desktop file, which the system installs (docs.flatpak.org, Desktop files; snapcraft.io, Desktop files).
/// </summary>
/// <param name="Kind">What a message calls it.</param>
/// <param name="Folder">Where the package's desktop files are when it runs.</param>
/// <param name="Pattern">Which of them the system installs.</param>
/// <param name="Source">The file to add, as its author writes it.</param>
/// <param name="Command">What starts the app from there.</param>
internal sealed record SandboxedPackage(string Kind, string Folder, string Pattern, string Source, string Command)
{
    public static SandboxedPackage? FindCurrent() => Find("/", Environment.ProcessPath ?? "", Environment.GetEnvironmentVariable);

    internal static SandboxedPackage? Find(string root, string processPath, Func<string, string?> variable)
    {
        var flatpak = Path.Combine(root, ".flatpak-info");
        if (File.Exists(flatpak) && FlatpakId(File.ReadLines(flatpak)) is { } id)
        {
            return new(
                "Flatpak",
                Path.Combine(root, "app", "share", "applications"),
                $"{id}*.desktop",
                $"share/applications/{id}.sso-callback.desktop",
                "your-program"
            );
        }

        // A snap's variables are inherited by what it starts.
        return variable("SNAP") is { Length: > 0 } snap && processPath.StartsWith(snap.TrimEnd('/') + '/', StringComparison.Ordinal)
            ? new(
                "snap",
                Path.Combine(snap, "meta", "gui"),
                "*.desktop",
                "snap/gui/sso-callback.desktop",
                variable("SNAP_NAME") ?? "your-snap"
            )
            : null;
    }

    /// <exception cref="SchemeHandlerException">No response could come back.</exception>
    public void ThrowIfNotDeclared(string scheme)
    {
        var isDeclared =
            Directory.Exists(Folder)
            && Directory.EnumerateFiles(Folder, Pattern).Any(file => DesktopEntry.Handles(File.ReadAllText(file), scheme));
        if (!isDeclared)
        {
            throw new SchemeHandlerException(
                $"This app runs in a {Kind}, which has to declare the scheme \"{scheme}\": otherwise no response comes back. Add the "
                    + $"file {Source} with the lines "
                    + $"\"Exec={Command} {Callback.CallbackArguments.Verb} %u\" and \"MimeType={DesktopEntry.MimeType(scheme)};\"."
            );
        }
    }

    private static string? FlatpakId(IEnumerable<string> information) =>
        information
            .SkipWhile(static line => line != "[Application]")
            .Skip(1)
            .TakeWhile(static line => !line.StartsWith('['))
            .FirstOrDefault(static line => line.StartsWith("name=", StringComparison.Ordinal))
            ?["name=".Length..];
}
