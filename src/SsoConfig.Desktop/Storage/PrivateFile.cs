namespace SsoConfig.Desktop.Storage;

/// <summary>Files that only the user can read, replaced as a whole or not at all.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Opens for reading and writing, shared with nobody; a file that is created can be read by its owner only, from its first moment.
    /// </summary>
    public static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    /// <summary>The content, or <see langword="null"/> where there is no file, or one of another user.</summary>
    public static async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes beside the file, forces the bytes to the disk, then takes the file's place and forces that to the disk too: a kill or a power
    /// failure at any moment leaves the old content or the new, and so does a full disk. One writer of a path at a time.
    /// </summary>
    public static async ValueTask ReplaceAsync(
        string path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken,
        UnixFileMode mode = OwnerOnly
    )
    {
        var successor = SuccessorOf(path);

        // What a killed writer left behind; it is created anew so that its mode is ours.
        File.Delete(successor);
        try
        {
            await WriteThroughAsync(successor, content, mode, cancellationToken).ConfigureAwait(false);
            File.Move(successor, path, overwrite: true);
        }
        catch
        {
            File.Delete(successor);
            throw;
        }

        DurableFolder.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>Deletes the file for good, with what a killed writer left beside it; does nothing where there is none.</summary>
    public static void Delete(string path)
    {
        File.Delete(SuccessorOf(path));
        File.Delete(path);
        DurableFolder.Flush(Path.GetDirectoryName(path)!);
    }

    private static string SuccessorOf(string path) => path + ".new";

    private static async ValueTask WriteThroughAsync(
        string path,
        ReadOnlyMemory<byte> content,
        UnixFileMode mode,
        CancellationToken cancellationToken
    )
    {
        var file = new FileStream(path, Options(FileMode.CreateNew));
        await using var _ = file.ConfigureAwait(false);
        if (!OperatingSystem.IsWindows() && mode != OwnerOnly)
        {
            File.SetUnixFileMode(file.SafeFileHandle, mode);
        }

        await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        file.Flush(flushToDisk: true);
    }
}
