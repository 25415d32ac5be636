using System.Collections.Concurrent;

namespace SsoConfig.Tests.Support;

/// <summary>A token store in memory; several clients over one stand for several processes of an app.</summary>
internal sealed class MemoryTokenStore : ITokenStore, IDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _values = new();
    private readonly SemaphoreSlim _lock = new(1, 1);

    /// <summary>What happened, in order: <c>read x</c>, <c>write x</c>, <c>delete x</c>, <c>lock</c>, <c>unlock</c>.</summary>
    public ConcurrentQueue<string> Journal { get; } = new();

    /// <summary>Throws in the place of the operations it returns an exception for.</summary>
    public Func<string, Exception?> Fail { get; set; } = static _ => null;

    public IReadOnlyDictionary<string, byte[]> Values => _values;

    public void Put(string name, byte[] value) => _values[name] = value;

    public ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        Note("read " + name);
        return new ValueTask<byte[]?>(_values.GetValueOrDefault(name));
    }

    public ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        Note("write " + name);
        _values[name] = value.ToArray();
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Note("delete " + name);
        _values.TryRemove(name, out _);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken);
        try
        {
            Note("lock");
            return new Holder(this);
        }
        catch
        {
            _lock.Release();
            throw;
        }
    }

    public void Dispose() => _lock.Dispose();

    private void Note(string operation)
    {
        Journal.Enqueue(operation);
        if (Fail(operation) is { } exception)
        {
            throw exception;
        }
    }

    private sealed class Holder(MemoryTokenStore store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            store.Journal.Enqueue("unlock");
            store._lock.Release();
            return ValueTask.CompletedTask;
        }
    }
}
