using System.Collections.Concurrent;
using SsoConfig;

namespace SsoAppNamespace.Tests;

/// <summary>A token store in memory.</summary>
internal sealed class MemoryTokenStore : ITokenStore, IDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _values = new();
    private readonly SemaphoreSlim _semaphore = new(1, 1);

    public ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken) => new(_values.GetValueOrDefault(name));

    public ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        _values[name] = value.ToArray();
        return default;
    }

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        _values.TryRemove(name, out _);
        return default;
    }

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        await _semaphore.WaitAsync(cancellationToken);
        return new Release(_semaphore);
    }

    public void Dispose() => _semaphore.Dispose();

    private sealed class Release(SemaphoreSlim semaphore) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            semaphore.Release();
            return default;
        }
    }
}
