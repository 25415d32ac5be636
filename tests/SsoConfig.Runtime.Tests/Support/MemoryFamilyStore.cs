using System.Collections.Concurrent;

namespace SsoConfig.Tests.Support;

/// <summary>What the apps of a family share, in memory.</summary>
internal sealed class MemoryFamilyStore : IFamilyCredentialStore, IDisposable
{
    private readonly SemaphoreSlim _lock = new(1, 1);

    public string? Credential { get; set; }

    /// <summary>What happened, in order: <c>read</c>, <c>write</c>, <c>delete</c>, <c>lock</c>, <c>unlock</c>.</summary>
    public ConcurrentQueue<string> Journal { get; } = new();

    /// <summary>Throws in the place of the operations it returns an exception for.</summary>
    public Func<string, Exception?> Fail { get; set; } = static _ => null;

    public ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        Note("read");
        return new ValueTask<string?>(Credential);
    }

    public ValueTask WriteAsync(string credential, CancellationToken cancellationToken)
    {
        Note("write");
        Credential = credential;
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(string credential, CancellationToken cancellationToken)
    {
        Note("delete");
        Credential = Credential == credential ? null : Credential;
        return ValueTask.CompletedTask;
    }

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        Note("lock");
        await _lock.WaitAsync(cancellationToken);
        return new Holder(this);
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
