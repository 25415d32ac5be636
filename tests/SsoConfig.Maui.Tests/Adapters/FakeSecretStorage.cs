namespace SsoConfig.Maui.Tests.Adapters;

/// <summary>A store for secrets that can be made to fail.</summary>
internal sealed class FakeSecretStorage : ISecretStorage
{
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>How often each call fails from now on, until the store is emptied.</summary>
    public int Failures { get; set; }

    /// <summary>Whether a failure is one that lasts for ever.</summary>
    public bool FailuresAreLosses { get; set; } = true;

    public Task<string?> GetAsync(string key)
    {
        FailIfAsked();
        return Task.FromResult(Values.GetValueOrDefault(key));
    }

    public Task SetAsync(string key, string value)
    {
        FailIfAsked();
        Values[key] = value;
        return Task.CompletedTask;
    }

    public void Remove(string key)
    {
        FailIfAsked();
        Values.Remove(key);
    }

    public void RemoveAll()
    {
        Values.Clear();
        Failures = 0;
    }

    public bool IsLoss(Exception failure) => FailuresAreLosses;

    private void FailIfAsked()
    {
        if (Failures > 0)
        {
            Failures--;
            throw new InvalidOperationException("The key of this store is gone.");
        }
    }
}
