using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;

namespace SsoConfig.Family;

/// <summary>
/// The boundary to the family's store, which is a convenience: whatever it throws is logged, and the app goes on as if it were empty. Only
/// the caller's own cancellation passes through.
/// </summary>
internal sealed class GuardedFamilyStore(IFamilyCredentialStore store, ILogger logger)
{
    /// <returns>Whether it was done, and what was there.</returns>
    public Task<(bool IsRead, string? Credential)> TryReadAsync(CancellationToken cancellationToken) =>
        TryReadAsync(store.ReadAsync, cancellationToken);

    /// <inheritdoc cref="TryReadAsync(CancellationToken)"/>
    public Task<(bool IsRead, string? Credential)> TryReadOwnCopyAsync(CancellationToken cancellationToken) =>
        TryReadAsync(store.ReadOwnCopyAsync, cancellationToken);

    /// <returns>Whether it was done.</returns>
    public Task<bool> TryWriteAsync(string credential, CancellationToken cancellationToken) =>
        TryAsync("write", () => store.WriteAsync(credential, cancellationToken).AsTask(), cancellationToken);

    /// <returns>Whether it was done.</returns>
    public Task<bool> TryDeleteAsync(string credential, CancellationToken cancellationToken) =>
        TryAsync("delete", () => store.DeleteAsync(credential, cancellationToken).AsTask(), cancellationToken);

    /// <summary>The lock, or none where the store has none to give.</summary>
    public async Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        IAsyncDisposable? held = null;
        await TryAsync("lock", async () => held = await store.LockAsync(cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        return new Lock(this, held);
    }

    /// <summary><see langword="null"/> where the store cannot tell of changes.</summary>
    public IDisposable? Watch(Action changed)
    {
        try
        {
            return store.Watch(changed);
        }
        catch (Exception exception)
        {
            Log.FamilyStoreFailed(logger, "watch", exception.GetType().Name);
            return null;
        }
    }

    private async Task<(bool IsRead, string? Credential)> TryReadAsync(
        Func<CancellationToken, ValueTask<string?>> read,
        CancellationToken cancellationToken
    )
    {
        string? credential = null;
        var isRead = await TryAsync("read", async () => credential = await read(cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        return (isRead, credential);
    }

    private async Task<bool> TryAsync(string operation, Func<Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step().ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.FamilyStoreFailed(logger, operation, exception.GetType().Name);
            return false;
        }
    }

    private sealed class Lock(GuardedFamilyStore store, IAsyncDisposable? held) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (held is not null)
            {
                await store.TryAsync("unlock", () => held.DisposeAsync().AsTask(), CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
