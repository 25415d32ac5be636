using System;
using System.IO;
using System.Runtime.Versioning;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Family;

/// <summary>
/// The family's credential in an encrypted file of the user, which the apps of the family share, as on Windows. It is replaced as a whole.
/// </summary>
/// <param name="folder">An absolute path, the same in all apps of the family, and of this store alone.</param>
/// <param name="protection">Encrypts for the user.</param>
[UnsupportedOSPlatform("ios")]
internal sealed class FileCredentialStore(string folder, IFileProtection protection) : IFamilyCredentialStore
{
    private readonly string _file = Path.Combine(folder, "credential");
    private readonly string _changes = Path.Combine(folder, "changes.lock");
    private readonly string _lock = Path.Combine(folder, "lock");

    /// <summary>How long another app that holds a lock is waited for: it may hang.</summary>
    public TimeSpan LockLimit { get; init; } = TimeSpan.FromSeconds(10);

    public async ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_file))
        {
            return null;
        }

        await using var held = (await LockFileAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return await FindAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask WriteAsync(string credential, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(credential);
        Directory.CreateDirectory(folder);
        var value = await protection.ProtectAsync(Encoding.UTF8.GetBytes(credential)).ConfigureAwait(false);
        await using var held = (await LockFileAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        var beside = _file + ".new";
        await using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            await stream.WriteAsync(value, cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, _file, overwrite: true);
    }

    public async ValueTask DeleteAsync(string credential, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credential);
        if (!File.Exists(_file))
        {
            return;
        }

        await using var held = (await LockFileAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        if (await FindAsync(cancellationToken).ConfigureAwait(false) == credential)
        {
            File.Delete(_file);
        }
    }

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        return await FileLock.AcquireAsync(_lock, LockLimit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where the system cannot watch the folder, an app notices a change when it reads.</summary>
    public IDisposable? Watch(Action changed)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            Directory.CreateDirectory(folder);
            watcher = new FileSystemWatcher(folder, Path.GetFileName(_file));
            watcher.Renamed += (_, _) => changed();
            watcher.Deleted += (_, _) => changed();

            // Events were lost, and one of them may have been of interest.
            watcher.Error += (_, _) => changed();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            watcher?.Dispose();
            return null;
        }
    }

    /// <summary>For one reading or change, which need not wait for an app that holds the other lock during a request.</summary>
    private Task<IAsyncDisposable> LockFileAsync(CancellationToken cancellationToken) =>
        FileLock.AcquireAsync(_changes, LockLimit, cancellationToken);

    private async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_file))
        {
            return null;
        }

        var value = await File.ReadAllBytesAsync(_file, cancellationToken).ConfigureAwait(false);
        try
        {
            return Encoding.UTF8.GetString(await protection.UnprotectAsync(value).ConfigureAwait(false));
        }
        catch (Exception exception) when (protection.IsCryptographic(exception))
        {
            return null;
        }
    }
}
