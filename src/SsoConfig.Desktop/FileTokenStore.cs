using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop;

/// <summary>
/// A token store in a folder that only the user can enter (mode 0700, files 0600), encrypted with AES-256-GCM. Each write replaces the
/// file as a whole. The lock holds across processes and ends with the process that holds it; the wait for one that hangs with it ends after
/// three minutes.
/// </summary>
/// <remarks>
/// It keeps out other users of the machine, and on Windows whoever copies the disk or a backup. It does not keep out programs that run as
/// the same user, nor, on Linux and macOS, someone who has both the folder's files and its key file, as in a copy of the whole folder.
/// </remarks>
public sealed class FileTokenStore : ITokenStore
{
    // Longer than the slowest refresh or sign-out takes, which holds the session's lock; the files' lock is held for one read or write.
    private static readonly TimeSpan SessionLockLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan FilesLockLimit = TimeSpan.FromSeconds(30);

    private const string Extension = ".sealed";

    private readonly TimeSpan _sessionLockLimit;
    private readonly string _folder;
    private readonly StoreKey _key;

    /// <summary>Keeps values in <paramref name="folder"/>, which is created on the first write.</summary>
    /// <param name="folder">An absolute path, of this store alone.</param>
    public FileTokenStore(string folder)
        : this(folder, SessionLockLimit) { }

    internal FileTokenStore(string folder, TimeSpan sessionLockLimit)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = Path.GetFullPath(folder);
        _key = new StoreKey(_folder);
        _sessionLockLimit = sessionLockLimit;
    }

    /// <summary>The folder.</summary>
    public string Location => _folder;

    /// <inheritdoc/>
    public async ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (!StateFolder.Exists(_folder))
        {
            return null;
        }

        // Elsewhere a file is replaced under its readers, and they need no lock: a read-only folder can still be read.
        await using var _ = OperatingSystem.IsWindows() ? await LockFilesAsync(cancellationToken).ConfigureAwait(false) : null;
        return await OpenAsync(path, name, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        StateFolder.EnsurePrivate(_folder);
        await using var _ = await LockFilesAsync(cancellationToken).ConfigureAwait(false);
        var key = await _key.ReadOrCreateAsync(cancellationToken).ConfigureAwait(false);
        await PrivateFile.ReplaceAsync(path, SealedValue.Seal(key, name, value.Span), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (StateFolder.Exists(_folder))
        {
            await using var _ = await LockFilesAsync(cancellationToken).ConfigureAwait(false);
            PrivateFile.Delete(path);
        }
    }

    /// <summary>Removes the value if it is the one that is meant; no other process replaces it in between.</summary>
    internal async ValueTask DeleteIfAsync(string name, Func<byte[], bool> isMeant, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (StateFolder.Exists(_folder))
        {
            await using var _ = await LockFilesAsync(cancellationToken).ConfigureAwait(false);
            if (await OpenAsync(path, name, cancellationToken).ConfigureAwait(false) is { } value && isMeant(value))
            {
                PrivateFile.Delete(path);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        StateFolder.EnsurePrivate(_folder);
        return await FileLock
            .AcquireAsync(Path.Combine(_folder, "session.lock"), _sessionLockLimit, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IDisposable? Watch(Action changed) => FolderWatch.TryStart(_folder, "*" + Extension, changed);

    // Held for one read or write: Windows can't replace a file that another process reads. Not the session's lock, which is held around
    // many.
    private ValueTask<FileLock> LockFilesAsync(CancellationToken cancellationToken) =>
        FileLock.AcquireAsync(Path.Combine(_folder, "files.lock"), FilesLockLimit, cancellationToken);

    private async ValueTask<byte[]?> OpenAsync(string path, string name, CancellationToken cancellationToken)
    {
        var stored = await PrivateFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        var key = stored is null ? null : await _key.ReadAsync(cancellationToken).ConfigureAwait(false);
        return key is null ? null : SealedValue.Open(key, name, stored);
    }

    private string PathOf(string name) =>
        name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? Path.Combine(_folder, name + Extension)
            : throw new ArgumentException(
                $"\"{name}\" cannot be the name of a stored value: use letters, digits, '-' and '_' only.",
                nameof(name)
            );
}
