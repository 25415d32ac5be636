using System.Runtime.InteropServices;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

/// <summary>
/// What SecureStorage.windows.cs of MAUI 10 and 11 does in an unpackaged app: a dictionary that is written as a whole after each change,
/// and stays changed where that fails.
/// </summary>
internal sealed class WindowsSecureStorage : ISecretStorage
{
    private const int BadKeyState = unchecked((int)0x8009000B);

    public Dictionary<string, string> Values { get; } = [];

    public bool IsDiskFull { get; set; }

    /// <summary>Whether the user's key is another one than the one that protected the values.</summary>
    public bool IsKeyLost { get; set; }

    public Task<string?> GetAsync(string key)
    {
        if (!Values.TryGetValue(key, out var value))
        {
            return Task.FromResult<string?>(null);
        }

        return IsKeyLost && !value.StartsWith("new:", StringComparison.Ordinal)
            ? Task.FromException<string?>(Marshal.GetExceptionForHR(BadKeyState)!)
            : Task.FromResult<string?>(value.Replace("new:", string.Empty, StringComparison.Ordinal));
    }

    public Task SetAsync(string key, string value)
    {
        // Protected with the key of today.
        Values[key] = IsKeyLost ? "new:" + value : value;
        Save();
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string key)
    {
        Values.Remove(key);
        Save();
        return Task.CompletedTask;
    }

    public bool IsCryptographic(Exception exception) => WindowsCryptography.IsFailure(exception);

    private void Save()
    {
        if (IsDiskFull)
        {
            throw new IOException("There is not enough space on the disk.");
        }
    }
}
