using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Storage;

/// <summary>
/// The token store over the platform's secure storage. A value counts only with a mark of this installation; one that can no longer be
/// decrypted, or is left from an earlier installation, counts as absent, so that the user signs in again. The app's own secrets in the same
/// storage are never touched.
/// </summary>
internal sealed class SecretTokenStore(ISecretStorage storage, InstallationMarks marks) : ITokenStore, IDisposable
{
    private const string Prefix = "sso.";

    private readonly InProcessLock _lock = new();

    /// <summary>
    /// A value is stored before its mark is set, and a read that finds no mark removes the value: never at the same time. Readers do not
    /// have the other lock.
    /// </summary>
    private readonly InProcessLock _changes = new();

    public async ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var key = Prefix + name;
        if (!marks.IsSet(key) && !await IsMarkedOrRemovedAsync(key, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        try
        {
            return await RetryOnceAsync(() => storage.GetAsync(key)).ConfigureAwait(false) is { } text ? Decode(text) : null;
        }
        catch (Exception exception) when (storage.IsCryptographic(exception))
        {
            return null;
        }
    }

    public async ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        var key = Prefix + name;
        var text = Convert.ToBase64String(value.Span);
        await using var held = (await _changes.AcquireAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        try
        {
            await RetryOnceAsync(() => SetAsync(key, text)).ConfigureAwait(false);
        }
        catch (Exception exception) when (storage.IsCryptographic(exception))
        {
            // A failed write alone proves nothing: only a value of ours that can't be read either shows that the key is lost.
            if (!await IsKeyLostAsync().ConfigureAwait(false))
            {
                throw;
            }

            await RemoveAllOfOursAsync().ConfigureAwait(false);
            await SetAsync(key, text).ConfigureAwait(false);
        }

        marks.Set(key);
    }

    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var key = Prefix + name;
        await using var held = (await _changes.AcquireAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

        // First: whatever happens to the value, it no longer counts.
        marks.Clear(key);
        try
        {
            await RetryOnceAsync(() => RemoveAsync(key)).ConfigureAwait(false);
        }
        catch (Exception exception) when (storage.IsCryptographic(exception))
        {
            // Nobody can read it.
        }
    }

    public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => _lock.AcquireAsync(cancellationToken);

    public void Dispose()
    {
        _lock.Dispose();
        _changes.Dispose();
    }

    /// <summary>
    /// Android's key store fails now and then for no lasting reason (https://github.com/dotnet/maui/issues/18230): the second failure
    /// counts.
    /// </summary>
    private static async Task<string?> RetryOnceAsync(Func<Task<string?>> operation)
    {
        try
        {
            return await operation().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return await operation().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Reads the value back: MAUI's storage on Android drops a write without an exception when it could not open its file.
    /// </summary>
    private async Task<string?> SetAsync(string key, string text)
    {
        await storage.SetAsync(key, text).ConfigureAwait(false);
        return await storage.GetAsync(key).ConfigureAwait(false) == text
            ? text
            : throw new IOException("The platform's secure storage did not keep the value that was written.");
    }

    private async Task<bool> IsKeyLostAsync()
    {
        foreach (var key in marks.Keys)
        {
            try
            {
                await storage.GetAsync(key).ConfigureAwait(false);
            }
            catch (Exception exception) when (storage.IsCryptographic(exception))
            {
                return true;
            }
        }

        return false;
    }

    private async Task RemoveAllOfOursAsync()
    {
        foreach (var key in marks.Keys)
        {
            marks.Clear(key);
            await storage.RemoveAsync(key).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsMarkedOrRemovedAsync(string key, CancellationToken cancellationToken)
    {
        await using var held = (await _changes.AcquireAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        if (marks.IsSet(key))
        {
            return true;
        }

        try
        {
            await storage.RemoveAsync(key).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // It does not count, removed or not; the next read tries again. What platforms throw here has no common type.
        }

        return false;
    }

    private async Task<string?> RemoveAsync(string key)
    {
        await storage.RemoveAsync(key).ConfigureAwait(false);
        return null;
    }

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
