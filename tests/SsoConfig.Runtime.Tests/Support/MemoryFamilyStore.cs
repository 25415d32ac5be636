using System.Collections.Concurrent;

namespace SsoConfig.Tests.Support;

/// <summary>What the apps of a family share, in memory.</summary>
internal sealed class MemoryFamilyStore : IFamilyCredentialStore, IDisposable
{
    private readonly SemaphoreSlim _lock = new(1, 1);

    private readonly ConcurrentDictionary<Guid, Action> _watchers = new();

    public string? Credential { get; set; }

    /// <summary>Whether it reports changes, as the stores of the platforms do.</summary>
    public bool ReportsChanges { get; set; }

    public int Watchers => _watchers.Count;

    /// <summary>
    /// What happened, in order: <c>read</c>, <c>read own copy</c>, <c>write</c>, <c>delete</c>, <c>lock</c>, <c>unlock</c>.
    /// </summary>
    public ConcurrentQueue<string> Journal { get; } = new();

    /// <summary>Throws in the place of the operations it returns an exception for.</summary>
    public Func<string, Exception?> Fail { get; set; } = static _ => null;

    public ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        Note("read");
        return new ValueTask<string?>(Credential);
    }

    public ValueTask<string?> ReadOwnCopyAsync(CancellationToken cancellationToken)
    {
        Note("read own copy");
        return new ValueTask<string?>(Credential);
    }

    public ValueTask WriteAsync(string credential, CancellationToken cancellationToken)
    {
        Note("write");
        Credential = credential;
        Report();
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(string credential, CancellationToken cancellationToken)
    {
        Note("delete");
        Credential = Credential == credential ? null : Credential;
        Report();
        return ValueTask.CompletedTask;
    }

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        Note("lock");
        await _lock.WaitAsync(cancellationToken);
        return new Holder(this);
    }

    public IDisposable? Watch(Action changed)
    {
        Note("watch");
        if (!ReportsChanges)
        {
            return null;
        }

        var id = Guid.NewGuid();
        _watchers[id] = changed;
        return new Watcher(() => _watchers.TryRemove(id, out _));
    }

    /// <summary>Says that the credential has changed, whether it has or not.</summary>
    public void Report()
    {
        if (ReportsChanges)
        {
            _watchers.Values.ToList().ForEach(static changed => changed());
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

    private sealed class Watcher(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    private sealed class Holder(MemoryFamilyStore store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            store._lock.Release();
            store.Note("unlock");
            return ValueTask.CompletedTask;
        }
    }
}
