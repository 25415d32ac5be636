namespace SsoConfig.Desktop.Storage;

/// <summary>Reports that a stored value of the folder may have changed, by whichever process. Disposing it ends that.</summary>
internal static class FolderWatch
{
    /// <summary>
    /// Begins, or returns <see langword="null"/> where the system cannot watch the folder: it is not there and cannot be created, it
    /// belongs to another user, or the user has no watch left (on Linux: <c>fs.inotify.max_user_instances</c>).
    /// </summary>
    public static IDisposable? TryStart(string folder, string filter, Action changed)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            if (!StateFolder.Exists(folder))
            {
                StateFolder.EnsurePrivate(folder);
            }

            watcher = new FileSystemWatcher(folder, filter);
            watcher.Created += (_, _) => changed();
            watcher.Renamed += (_, _) => changed();
            watcher.Deleted += (_, _) => changed();

            // Events were lost, and one of them may have been of interest.
            watcher.Error += (_, _) => changed();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            watcher?.Dispose();
            return null;
        }
    }
}
