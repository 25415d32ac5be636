using System.Security.Cryptography;

namespace SsoConfig.Desktop.Storage;

/// <summary>
/// The key that a store's files are encrypted with: 32 random bytes in a file of the same folder. On Windows the file is sealed for the
/// signed-in user (DPAPI). Elsewhere its mode alone protects it: there is no key service that every Linux desktop has, and macOS ties its
/// keychain to signed apps. See docs/security.md for what that keeps out and what it does not.
/// </summary>
internal sealed class StoreKey(string folder)
{
    private const int Size = 32;
    private readonly string _path = Path.Combine(folder, "key");

    /// <summary>The key, or <see langword="null"/> where there is none or it is not of this user.</summary>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        var stored = await PrivateFile.ReadAsync(_path, cancellationToken).ConfigureAwait(false);
        return stored is null ? null : Unseal(stored);
    }

    /// <summary>The key, made new where there is none. The caller holds the store's write lock, so two processes can't make two.</summary>
    public async ValueTask<byte[]> ReadOrCreateAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } existing)
        {
            return existing;
        }

        var key = RandomNumberGenerator.GetBytes(Size);
        await PrivateFile.ReplaceAsync(_path, Seal(key), cancellationToken).ConfigureAwait(false);
        return key;
    }

    private static byte[] Seal(byte[] key) =>
        OperatingSystem.IsWindows() ? ProtectedData.Protect(key, optionalEntropy: null, DataProtectionScope.CurrentUser) : key;

    private static byte[]? Unseal(byte[] stored)
    {
        try
        {
            var key = OperatingSystem.IsWindows()
                ? ProtectedData.Unprotect(stored, optionalEntropy: null, DataProtectionScope.CurrentUser)
                : stored;
            return key.Length == Size ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
