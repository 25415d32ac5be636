namespace SsoConfig.Testing;

/// <summary>What the apps of a family share on a device, in memory: the apps of a test share one.</summary>
internal sealed class InMemoryFamilyCredentialStore : IFamilyCredentialStore, IDisposable
{
    private readonly SemaphoreSlim _lock = new(1, 1);
    private string? _credential;

    public ValueTask<string?> ReadAsync(CancellationToken cancellationToken) => new(_credential);

    public ValueTask WriteAsync(string credential, CancellationToken cancellationToken)
    {
        _credential = credential;
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(string credential, CancellationToken cancellationToken)
    {
        if (_credential == credential)
        {
            _credential = null;
        }

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
