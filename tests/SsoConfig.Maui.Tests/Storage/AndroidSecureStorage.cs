using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

/// <summary>
/// What MAUI 10's SecureStorage.android.cs does, error by error; no change for MAUI 11 is known. It opens encrypted preferences at every
/// call. Some failures to open make it delete the file and try again, others reach the caller. Writes reach memory at once, and the disk
/// later.
/// </summary>
internal sealed class AndroidSecureStorage : ISecretStorage
{
    private readonly Dictionary<string, string> _disk = [];

    public Dictionary<string, string> Values { get; } = [];

    /// <summary>How the next calls open the encrypted preferences; the default is that they open.</summary>
    public Queue<Opening> Openings { get; } = [];

    /// <summary>How all further calls open them.</summary>
    public Opening Always { get; set; }

    /// <summary>The values that can't be decrypted one by one, though the file opens.</summary>
    public HashSet<string> Damaged { get; } = [];

    public Task<string?> GetAsync(string key)
    {
        try
        {
            if (!TryOpen())
            {
                Remove(key);
                return Task.FromResult<string?>(null);
            }

            return Damaged.Contains(key) ? throw new GeneralSecurityException() : Task.FromResult(Values.GetValueOrDefault(key));
        }
        catch (GeneralSecurityException)
        {
            // Opens the preferences again, outside of the try: this is what throws.
            Remove(key);
            return Task.FromResult<string?>(null);
        }
    }

    public Task SetAsync(string key, string value)
    {
        if (TryOpen())
        {
            Values[key] = value;
            Damaged.Remove(key);
        }

        return Task.CompletedTask;
    }

    private void Remove(string key)
    {
        if (TryOpen())
        {
            Values.Remove(key);
            Damaged.Remove(key);
        }
    }

    public Task RemoveAsync(string key)
    {
        Remove(key);
        return Task.CompletedTask;
    }

    public bool IsCryptographic(Exception exception) => exception is GeneralSecurityException;

    /// <summary>What is in memory reaches the disk.</summary>
    public void Flush()
    {
        _disk.Clear();
        foreach (var (key, value) in Values)
        {
            _disk[key] = value;
        }
    }

    /// <summary>The process ends before the last writes reached the disk.</summary>
    public void Kill()
    {
        Values.Clear();
        foreach (var (key, value) in _disk)
        {
            Values[key] = value;
        }
    }

    /// <returns>False where MAUI goes on without preferences, and without a word.</returns>
    private bool TryOpen()
    {
        switch (Openings.Count > 0 ? Openings.Dequeue() : Always)
        {
            case Opening.CorruptAndRecreated:
                Values.Clear();
                return true;
            case Opening.CorruptAndNull:
                Values.Clear();
                return false;
            case Opening.SecurityException:
                throw new GeneralSecurityException();
            case Opening.IOException:
                throw new IOException("No space left on device.");
            default:
                return true;
        }
    }

    internal enum Opening
    {
        Succeeds,

        /// <summary>
        /// KeyStoreException, BadPaddingException or InvalidProtocolBufferException: MAUI deletes the file and creates a new one.
        /// </summary>
        CorruptAndRecreated,

        /// <summary>The same, and creating a new one fails too: MAUI goes on with null.</summary>
        CorruptAndNull,

        /// <summary>Another exception of the cryptography reaches the caller.</summary>
        SecurityException,

        /// <summary>A full disk reaches the caller.</summary>
        IOException,
    }

    /// <summary>Stands for java.security.GeneralSecurityException.</summary>
    internal sealed class GeneralSecurityException : Exception;
}
