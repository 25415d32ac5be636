using System.Runtime.InteropServices;

namespace SsoConfig.Desktop.Storage;

/// <summary>
/// Forces a folder's entries to the disk, so that a rename survives a power failure (fsync(2): a file's own fsync does not cover its
/// entry). .NET opens no folders, hence the calls into libc. Windows writes its folders with the rename.
/// </summary>
internal static partial class DurableFolder
{
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, 0);
        if (descriptor < 0)
        {
            return;
        }

        // A file system that can't do it (some network mounts) says so; the rename itself has still happened.
        _ = Synchronize(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int readOnly);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
