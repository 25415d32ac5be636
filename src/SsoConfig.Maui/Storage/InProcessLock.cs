using System;
using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Storage;

/// <summary>The lock of a token store in an app that is one process, as every app on a phone is.</summary>
internal sealed class InProcessLock : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(1, 1);

    public async ValueTask<IAsyncDisposable> AcquireAsync(CancellationToken cancellationToken)
    {
        await _semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Held(_semaphore);
    }

    public void Dispose() => _semaphore.Dispose();

    private sealed class Held(SemaphoreSlim semaphore) : IAsyncDisposable
    {
        private int _isReleased;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            {
                semaphore.Release();
            }

            return ValueTask.CompletedTask;
        }
    }
}
