using System;
using System.Threading.Tasks;
using Microsoft.Maui.Storage;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Essentials;

/// <summary>MAUI's secure storage: the key store of Android, data protection on Windows.</summary>
internal sealed class MauiSecretStorage(ISecureStorage storage, Func<Exception, bool> isCryptographic) : ISecretStorage
{
    public Task<string?> GetAsync(string key) => storage.GetAsync(key);

    public Task SetAsync(string key, string value) => storage.SetAsync(key, value);

    public Task RemoveAsync(string key)
    {
        storage.Remove(key);
        return Task.CompletedTask;
    }

    public bool IsCryptographic(Exception exception) => isCryptographic(exception);
}
