using System.Collections.Concurrent;
using SsoConfig;

namespace SsoAppNamespace.Tests;

/// <summary>Keeps tokens for as long as the test runs.</summary>
internal sealed class MemoryTokenStore : ITokenStore
{
    private readonly ConcurrentDictionary<string, byte[]> _values = new();
    private readonly SemaphoreSlim _lock = new(1, 1);

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
        await _lock.WaitAsync(cancellationToken);
        return new Release(_lock);
    }

    private sealed class Release(SemaphoreSlim taken) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            taken.Release();
            return default;
        }
    }
}
