using System;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Storage;

/// <summary>
/// The platform's secure storage. It belongs to the whole app: nothing here reaches a key other than the one that is given.
/// </summary>
internal interface ISecretStorage
{
    /// <summary>The value, or <see langword="null"/> if there is none.</summary>
    Task<string?> GetAsync(string key);

    Task SetAsync(string key, string value);

    Task RemoveAsync(string key);

    /// <summary>
    /// Whether the exception is one of the platform's cryptography, as after a backup was restored to another device: the key is lost, or
    /// the value cannot be decrypted. A full disk, a busy key store or a locked keychain is not.
    /// </summary>
    bool IsCryptographic(Exception exception);
}
