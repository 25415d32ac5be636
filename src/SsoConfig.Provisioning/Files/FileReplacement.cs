namespace SsoConfig.Provisioning.Files;

/// <summary>Replaces a file of the user as a whole or not at all, and never over a change that another program has made.</summary>
internal static class FileReplacement
{
    /// <exception cref="ProvisioningException">The file is a link or read-only: the message says why, and ends as given.</exception>
    public static void EnsureReplaceable(string path, string consequence)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is { } target)
        {
            throw new ProvisioningException(
                $"'{path}' is a link to '{Printable.From(target)}', and writing would replace the link. Pass the file that it leads to. "
                    + consequence
            );
        }

        if (file is { Exists: true, IsReadOnly: true })
        {
            throw new ProvisioningException($"'{path}' is read-only. Make it writable and run the command again. {consequence}");
        }
    }

    /// <exception cref="ProvisioningException">The file changed in the meantime, or cannot be replaced.</exception>
    public static void Replace(string path, byte[] before, byte[] after) =>
        Use(
            TryWriteBeside(path, after),
            path,
            successor =>
            {
                if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(before))
                {
                    throw new ProvisioningException($"'{path}' was changed by someone else in the meantime. Run the command again.");
                }

                File.Move(successor, path, overwrite: true);
            }
        );

    /// <exception cref="ProvisioningException">The file is there already, or cannot be written.</exception>
    public static void Create(string path, byte[] content) =>
        Use(
            TryWriteBeside(path, content),
            path,
            successor =>
            {
                try
                {
                    File.Move(successor, path, overwrite: false);
                }
                catch (IOException problem) when (Path.Exists(path))
                {
                    throw new ProvisioningException(
                        $"'{path}' was created by someone else in the meantime. Run the command again.",
                        problem
                    );
                }
            }
        );

    /// <summary>Whatever goes wrong, the file that is to be the new one does not stay.</summary>
    /// <exception cref="ProvisioningException">The file system refuses, or <paramref name="use"/> does.</exception>
    internal static void Use(string successor, string path, Action<string> use)
    {
        try
        {
            use(successor);
        }
        catch (Exception problem)
        {
            File.Delete(successor);
            if (problem is IOException or UnauthorizedAccessException)
            {
                throw new ProvisioningException($"'{path}' cannot be replaced: {problem.Message}", problem);
            }

            throw;
        }
    }

    /// <summary>In the same folder, and so on the same file system, under a name that no build reads.</summary>
    public static string WriteBeside(string path, byte[] content)
    {
        var successor = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            options.UnixCreateMode = File.GetUnixFileMode(path);
        }

        try
        {
            using var stream = new FileStream(successor, options);
            stream.Write(content);
            stream.Flush(flushToDisk: true);
            return successor;
        }
        catch
        {
            File.Delete(successor);
            throw;
        }
    }

    private static string TryWriteBeside(string path, byte[] content)
    {
        try
        {
            return WriteBeside(path, content);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ProvisioningException($"'{path}' cannot be replaced: {problem.Message}", problem);
        }
    }
}
