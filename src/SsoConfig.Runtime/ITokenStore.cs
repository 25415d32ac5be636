namespace SsoConfig;

/// <summary>
/// Keeps small secrets (the token set, a pending sign-in) by name, readable by this app and this user only.
/// A value that cannot be read back (corrupted key, restored backup, other machine) counts as absent: the app is signed out, never broken.
/// </summary>
public interface ITokenStore
{
    /// <summary>The stored value, or <see langword="null"/> where there is none or it cannot be decrypted.</summary>
    ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the value durably: after this returns, a kill of the process finds the new value; before, the old one; never half.
    /// </summary>
    ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken);

    /// <summary>Removes the value; does nothing where there is none.</summary>
    ValueTask DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Waits until no other holder, in this process or another one of the same app and user, has the lock.
    /// Dispose the result to let go. A process that dies lets go too.
    /// </summary>
    ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Where the store keeps what it stores, such as the path of a folder, as messages name it; <see langword="null"/> (as by default)
    /// where that tells a developer nothing. It is never logged.
    /// </summary>
    string? Location => null;

    /// <summary>
    /// Reports changes, also by other processes: <paramref name="changed"/> is called, from any thread, soon after a value may have
    /// changed, until the result is disposed. <see langword="null"/> from a store that cannot tell (as by default): it is then read again
    /// once a minute while it is used.
    /// </summary>
    IDisposable? Watch(Action changed) => null;
}
