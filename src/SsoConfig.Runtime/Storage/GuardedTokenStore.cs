using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;

namespace SsoConfig.Storage;

/// <summary>
/// The boundary to the app's token store: whatever it throws becomes a <see cref="TokenStoreException"/>, so that an error of this library
/// is never taken for one of the store. Only the caller's own cancellation passes through.
/// </summary>
internal sealed class GuardedTokenStore(ITokenStore store, ILogger logger) : ITokenStore
{
    public async ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsCancellation(exception, cancellationToken))
        {
            throw new TokenStoreException(exception, Location);
        }
    }

    public async ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(name, value, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsCancellation(exception, cancellationToken))
        {
            throw new TokenStoreException(exception, Location);
        }
    }

    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await store.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsCancellation(exception, cancellationToken))
        {
            throw new TokenStoreException(exception, Location);
        }
    }

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new Lock(await store.LockAsync(cancellationToken).ConfigureAwait(false), logger);
        }
        catch (Exception exception) when (!IsCancellation(exception, cancellationToken))
        {
            throw new TokenStoreException(exception, Location);
        }
    }

    public IDisposable? Watch(Action changed)
    {
        try
        {
            return store.Watch(changed);
        }
        catch (Exception exception)
        {
            throw new TokenStoreException(exception, Location);
        }
    }

    public string? Location => store.Location;

    private static bool IsCancellation(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private sealed class Lock(IAsyncDisposable @lock, ILogger logger) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await @lock.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // What was to be done under the lock is done: it must not be reported as failed.
                Log.LockNotReleased(logger, exception.GetType().Name);
            }
        }
    }
}
