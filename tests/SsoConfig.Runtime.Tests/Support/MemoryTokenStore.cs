using System.Collections.Concurrent;

namespace SsoConfig.Tests.Support;

/// <summary>A token store in memory; several clients over one stand for several processes of an app.</summary>
internal sealed class MemoryTokenStore : ITokenStore, IDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _values = new();
    private readonly SemaphoreSlim _lock = new(1, 1);
    private readonly List<Action> _watchers = [];

    /// <summary>What happened, in order: <c>read x</c>, <c>write x</c>, <c>delete x</c>, <c>lock</c>, <c>unlock</c>.</summary>
    public ConcurrentQueue<string> Journal { get; } = new();

    /// <summary>Throws in the place of the operations it returns an exception for.</summary>
    public Func<string, Exception?> Fail { get; set; } = static _ => null;

    /// <summary>Happens once a value was read and before the reader has it.</summary>
    public Action? AfterRead { get; set; }

    /// <summary>Happens once a value was written and before the writer goes on.</summary>
    public Action? AfterWrite { get; set; }

    /// <summary>Happens once the lock was released and before its holder goes on.</summary>
    public Action? AfterUnlock { get; set; }

    /// <summary>Whether a write that is cancelled is not done, as a file's is.</summary>
    public bool HonoursCancellation { get; set; }

    public bool ReportsChanges { get; set; }

    public int Watchers => _watchers.Count;

    /// <summary>Thrown when a lock is released, after it was.</summary>
    public Exception? FailOnRelease { get; set; }

    public IReadOnlyDictionary<string, byte[]> Values => _values;

    public void Put(string name, byte[] value) => _values[name] = value;

    public ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        Note("read " + name);
        var value = _values.GetValueOrDefault(name);
        AfterRead?.Invoke();
        return new ValueTask<byte[]?>(value);
    }

    public ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        Note("write " + name);
        if (HonoursCancellation)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        _values[name] = value.ToArray();
        AfterWrite?.Invoke();
        Report();
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Note("delete " + name);
        _values.TryRemove(name, out _);
        Report();
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

    public IDisposable? Watch(Action changed)
    {
        if (!ReportsChanges)
        {
            return null;
        }

        _watchers.Add(changed);
        return new Watcher(() => _watchers.Remove(changed));
    }

    public void Dispose() => _lock.Dispose();

    private void Report() => _watchers.ToList().ForEach(static changed => changed());

    private void Note(string operation)
    {
        Journal.Enqueue(operation);
        if (Fail(operation) is { } exception)
        {
            throw exception;
        }
    }

    private sealed class Watcher(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    private sealed class Holder(MemoryTokenStore store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            store.Journal.Enqueue("unlock");
            store._lock.Release();
            store.AfterUnlock?.Invoke();
            return store.FailOnRelease is { } exception ? throw exception : ValueTask.CompletedTask;
        }
    }
}
