using System.Runtime.InteropServices;
using System.Text;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

/// <summary>
/// What SecureStorage.windows.cs of MAUI 10 and 11 does in a packaged app: one local setting for each key, of 8192 bytes at most. The
/// process may end before any change of a setting.
/// </summary>
internal sealed class PackagedWindowsStorage : ISecretStorage
{
    private const int MaxBytes = 8192;
    private const int BadKeyState = unchecked((int)0x8009000B);

    /// <summary>The size of the state manager setting value has exceeded the limit.</summary>
    private const int TooLarge = unchecked((int)0x80073DC8);

    /// <summary>More than data protection adds.</summary>
    private const int ProtectionBytes = 1024;

    public Dictionary<string, string> Values { get; private init; } = [];

    /// <summary>How many changes are made before the process ends.</summary>
    public int ChangesLeft { get; set; } = int.MaxValue;

    /// <summary>Runs before a value is read.</summary>
    public Func<string, Task> BeforeRead { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Runs before a value is written.</summary>
    public Func<string, Task> BeforeWrite { get; set; } = static _ => Task.CompletedTask;

    /// <summary>The values that data protection cannot decrypt.</summary>
    public HashSet<string> Damaged { get; } = [];

    public PackagedWindowsStorage Copy() => new() { Values = new Dictionary<string, string>(Values) };

    public async Task<string?> GetAsync(string key)
    {
        await BeforeRead(key);
        return Damaged.Contains(key) ? throw Marshal.GetExceptionForHR(BadKeyState)! : Values.GetValueOrDefault(key);
    }

    public async Task SetAsync(string key, string value)
    {
        await BeforeWrite(key);
        Change();
        if (Encoding.UTF8.GetByteCount(value) + ProtectionBytes > MaxBytes)
        {
            throw Marshal.GetExceptionForHR(TooLarge)!;
        }

        Values[key] = value;
        Damaged.Remove(key);
    }

    public Task RemoveAsync(string key)
    {
        Change();
        Values.Remove(key);
        Damaged.Remove(key);
        return Task.CompletedTask;
    }

    public bool IsCryptographic(Exception exception) => WindowsCryptography.IsFailure(exception);

    private void Change()
    {
        if (ChangesLeft-- <= 0)
        {
            throw new ProcessEndedException();
        }
    }

    internal sealed class ProcessEndedException : Exception;
}
