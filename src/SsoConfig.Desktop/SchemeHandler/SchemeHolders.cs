using System.Runtime.Versioning;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>Which desktop files open a scheme, by choice or by declaration, in the user's folders and in those of the machine.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class SchemeHolders(XdgFolders folders)
{
    // Longer files are no desktop files.
    private const long MaxBytes = 1024 * 1024;

    /// <summary>The path of the desktop file that is chosen for the scheme, if there is such a file.</summary>
    public string? FindChosen(string scheme) =>
        folders
            .AllMimeAppsLists.Select(list => new MimeAppsList(list).FindDefault(DesktopEntry.MimeType(scheme)))
            .OfType<string>()
            .Select(FindEntry)
            .FirstOrDefault(static path => path is not null);

    /// <summary>
    /// The paths of the desktop files that declare the scheme, under the first of the folders that has a file of that name.
    /// </summary>
    public IEnumerable<string> FindDeclared(string scheme) =>
        folders
            .AllApplications.Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.desktop", SearchOption.AllDirectories))
            .DistinctBy(Path.GetFileName)
            .Where(path => ReadEntry(path) is { } entry && DesktopEntry.Handles(entry, scheme));

    /// <summary>A desktop file's content, or <see langword="null"/> where it cannot be read.</summary>
    public static string? ReadEntry(string path)
    {
        try
        {
            var target = UnixFileStatus.FindTarget(path);
            var isFile = UnixFileStatus.Read(target) is { IsRegularFile: true } && new FileInfo(target).Length <= MaxBytes;
            return isFile ? File.ReadAllText(target) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A file in a subfolder is named with a hyphen for each slash (Desktop Entry Specification, Desktop File ID).
    private string? FindEntry(string id) =>
        folders
            .AllApplications.SelectMany(folder => new[] { Path.Combine(folder, id), Path.Combine(folder, id.Replace('-', '/')) })
            .FirstOrDefault(File.Exists);
}
