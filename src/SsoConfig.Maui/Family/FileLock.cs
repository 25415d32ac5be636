using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Family;

/// <summary>A lock that the apps of a device share: a file that one of them has open. A process that ends releases it.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <param name="path">The file, in a folder that exists.</param>
    /// <param name="limit">How long an app that holds the lock is waited for.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="TimeoutException">Its holder has not let go within <paramref name="limit"/>, as an app does that hangs.</exception>
    public static async Task<IAsyncDisposable> AcquireAsync(string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                if (TimeProvider.System.GetElapsedTime(start) >= limit)
                {
                    throw new TimeoutException($"{Path.GetFileName(path)} is held by another app.");
                }

                await Task.Delay(Interval, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Another app has it open: ERROR_SHARING_VIOLATION or ERROR_LOCK_VIOLATION of Windows, EAGAIN of Linux or of Apple.</summary>
    private static bool IsHeld(IOException exception) => (exception.HResult & 0xFFFF) is 32 or 33 or 11 or 35;
}
