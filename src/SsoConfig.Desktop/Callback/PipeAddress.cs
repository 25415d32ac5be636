using System.Text;

namespace SsoConfig.Desktop.Callback;

/// <summary>
/// What a pipe's name is to the system. On Windows names are in a space of their own; elsewhere a pipe is a socket in the app's private folder.
/// </summary>
internal sealed class PipeAddress : IDisposable
{
    // sockaddr_un has room for 104 bytes on macOS and 108 on Linux (unix(7)), the closing zero included.
    private const int LongestSocketPath = 103;

    private readonly string? _shortcutFolder;

    private PipeAddress(string path, string? shortcutFolder = null)
    {
        Path = path;
        _shortcutFolder = shortcutFolder;
    }

    public string Path { get; }

    public static PipeAddress Of(string folder, string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return new PipeAddress(name);
        }

        var path = System.IO.Path.Combine(folder, name);
        return Encoding.UTF8.GetByteCount(path) <= LongestSocketPath ? new PipeAddress(path) : Shortcut(folder, name);
    }

    /// <summary>Removes the sockets that killed listeners left behind.</summary>
    public static void ForgetAll(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var socket in Directory.EnumerateFiles(folder, CallbackPipe.NamePrefix + "*"))
        {
            File.Delete(socket);
        }
    }

    public void Dispose()
    {
        if (_shortcutFolder is not null)
        {
            File.Delete(System.IO.Path.Combine(_shortcutFolder, "s"));
            Directory.Delete(_shortcutFolder);
        }
    }

    // A folder too deep for a socket's name is reached through a link in a short private one; the socket itself stays where it belongs.
    private static PipeAddress Shortcut(string folder, string name)
    {
        var shortcutFolder = Directory.CreateTempSubdirectory("sso-").FullName;
        var link = System.IO.Path.Combine(shortcutFolder, "s");
        Directory.CreateSymbolicLink(link, folder);
        return new PipeAddress(System.IO.Path.Combine(link, name), shortcutFolder);
    }
}
