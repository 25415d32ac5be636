using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Storage;

/// <summary>The token store of a target framework without secure storage: nothing outlives the process.</summary>
internal sealed class MemoryTokenStore : ITokenStore, IDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _values = new();
    private readonly InProcessLock _lock = new();

    public ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_values.TryGetValue(name, out var value) ? (byte[])value.Clone() : null);

    public ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        _values[name] = value.ToArray();
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        _values.TryRemove(name, out _);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => _lock.AcquireAsync(cancellationToken);

    public void Dispose() => _lock.Dispose();
}
