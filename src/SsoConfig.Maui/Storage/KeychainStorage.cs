using System;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Storage;

/// <summary>
/// Apple's keychain. MAUI's own storage returns no value for every error, so that a locked keychain looks like a sign-out, and removes the
/// old value before it adds the new one.
/// </summary>
internal sealed class KeychainStorage(IKeychain keychain) : ISecretStorage
{
    public Task<string?> GetAsync(string key) =>
        keychain.Find(key, out var value) switch
        {
            KeychainStatus.Success => Task.FromResult(value),
            KeychainStatus.ItemNotFound => Task.FromResult<string?>(null),
            var status => Task.FromException<string?>(new KeychainException(status)),
        };

    public Task SetAsync(string key, string value)
    {
        var status = keychain.Update(key, value);
        if (status == KeychainStatus.ItemNotFound)
        {
            status = keychain.Add(key, value);
        }

        return status == KeychainStatus.Success ? Task.CompletedTask : Task.FromException(new KeychainException(status));
    }

    public Task RemoveAsync(string key)
    {
        var status = keychain.Remove(key);
        return status is KeychainStatus.Success or KeychainStatus.ItemNotFound
            ? Task.CompletedTask
            : Task.FromException(new KeychainException(status));
    }

    public bool IsCryptographic(Exception exception) => exception is KeychainException { Status: KeychainStatus.Decode };
}
