using System.Collections.Concurrent;

namespace SsoConfig.LocalOrg.DPoP;

/// <summary>The proofs that were accepted, each of which counts once (RFC 9449 §11.1), as long as their time would be accepted.</summary>
internal sealed class SeenProofs(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _expirations = new(StringComparer.Ordinal);

    /// <returns>Whether it was not seen before.</returns>
    public bool TryAdd(string key, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        foreach (var (old, expiration) in _expirations)
        {
            if (expiration <= now)
            {
                _expirations.TryRemove(old, out _);
            }
        }

        return _expirations.TryAdd(key, now + lifetime);
    }
}
