namespace SsoConfig.Provisioning;

/// <summary>Every secret that the command has in hand, so that none gets into a line that it prints, whoever sent it back.</summary>
internal sealed class KnownSecrets
{
    private const int ShortestSecret = 8;
    private readonly List<string> _all = [];
    private readonly Lock _lock = new();

    public void Add(string? secret)
    {
        if (secret is { Length: >= ShortestSecret })
        {
            lock (_lock)
            {
                _all.Add(secret);
            }
        }
    }

    public string Redact(string text)
    {
        lock (_lock)
        {
            return _all.Aggregate(text, static (redacted, secret) => redacted.Replace(secret, "***", StringComparison.Ordinal));
        }
    }
}
