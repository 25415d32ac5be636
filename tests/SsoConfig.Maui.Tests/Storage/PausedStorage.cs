using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

/// <summary>A secure storage that stops once: after it has found a value, and before the caller gets it.</summary>
internal sealed class PausedStorage : ISecretStorage
{
    private readonly Dictionary<string, string> _values = [];
    private readonly TaskCompletionSource _found = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when it has stopped.</summary>
    public Task Paused => _found.Task;

    public void Resume() => _resumed.SetResult();

    public async Task<string?> GetAsync(string key)
    {
        if (_values.GetValueOrDefault(key) is not { } value)
        {
            return null;
        }

        _found.TrySetResult();
        await _resumed.Task;
        return value;
    }

    public Task SetAsync(string key, string value)
    {
        _values[key] = value;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string key)
    {
        _values.Remove(key);
        return Task.CompletedTask;
    }

    public bool IsCryptographic(Exception exception) => false;
}
