namespace SsoConfig.Desktop.Storage;

/// <summary>
/// One holder at a time, in this process and in all others of the user. The lock is an open file, so the system lets go of it when the
/// process ends, however it ends.
/// </summary>
internal sealed class FileLock : IAsyncDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(25);
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <exception cref="TimeoutException">Its holder has not let go within <paramref name="limit"/>, as a process does that hangs or was
    /// stopped.</exception>
    public static async ValueTask<FileLock> AcquireAsync(string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();

        // There is no waiting on a file lock with cancellation: it is asked for again, less and less often.
        for (var pause = ShortestPause; ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            if (TryAcquire(path) is { } acquired)
            {
                return acquired;
            }

            if (TimeProvider.System.GetElapsedTime(start) >= limit)
            {
                throw new TimeoutException($"{Path.GetFileName(path)} is held by another process.");
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static FileLock? TryAcquire(string path)
    {
        try
        {
            // Never deleted: a lock on a deleted file and one on its successor would both be held.
            return new FileLock(new FileStream(path, PrivateFile.Options(FileMode.OpenOrCreate)));
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
    }

    // The system's own code: EWOULDBLOCK of flock(2) on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
