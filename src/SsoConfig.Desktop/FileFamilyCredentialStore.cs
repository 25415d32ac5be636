using System.Text;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop;

/// <summary>
/// The credential of a family in a folder that its apps share, with the guarantees of <see cref="FileTokenStore"/>: readable by this user
/// only, encrypted, replaced as a whole, and locked across processes. The wait for an app that hangs with the lock ends after ten
/// seconds.
/// </summary>
public sealed class FileFamilyCredentialStore : IFamilyCredentialStore
{
    private const string Name = "family";

    // An app that hangs or was stopped must not hold up the sign-in of all others for long: without the lock they only get secrets of
    // their own.
    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(10);

    private readonly FileTokenStore _store;

    /// <summary>Keeps the credential in <paramref name="folder"/>, which is created on the first write.</summary>
    /// <param name="folder">An absolute path, the same in all apps of the family, and of this store alone.</param>
    public FileFamilyCredentialStore(string folder) => _store = new FileTokenStore(folder, LockLimit);

    /// <inheritdoc/>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellationToken) =>
        await _store.ReadAsync(Name, cancellationToken).ConfigureAwait(false) is { } stored ? Decode(stored) : null;

    /// <inheritdoc/>
    public ValueTask WriteAsync(string credential, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(credential);
        return _store.WriteAsync(Name, Encoding.UTF8.GetBytes(credential), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string credential, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return _store.DeleteIfAsync(Name, stored => Decode(stored) == credential, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => _store.LockAsync(cancellationToken);

    /// <inheritdoc/>
    public IDisposable? Watch(Action changed) => _store.Watch(changed);

    private static string Decode(byte[] stored) => Encoding.UTF8.GetString(stored);
}
