namespace SsoConfig.Testing;

/// <summary>Keeps tokens in memory, as other libraries do by default; tests look at whether any are kept.</summary>
internal sealed class InMemoryTokenStore : ITokenStore, IDisposable
{
    private readonly Dictionary<string, byte[]> _values = [];
    private readonly SemaphoreSlim _lock = new(1, 1);

    public bool IsEmpty => _values.Count == 0;

    public ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken) => new(_values.GetValueOrDefault(name));

    public ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        _values[name] = value.ToArray();
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        _values.Remove(name);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken);
        return new Held(_lock);
    }

    public void Dispose() => _lock.Dispose();

    private sealed class Held(SemaphoreSlim held) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            held.Release();
            return ValueTask.CompletedTask;
        }
    }
}
