using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SsoConfig.Tests.Provider;

/// <summary>Everything that must be in no log: tokens, codes, verifiers, states, nonces.</summary>
internal sealed class SecretRecord
{
    private readonly ConcurrentBag<string> _secrets = [];

    public IEnumerable<string> All => _secrets;

    /// <param name="kind">The first word of the secret, by which a failing test shows what it is.</param>
    public string Create(string kind) => Keep(kind + "-" + Convert.ToHexString(RandomNumberGenerator.GetBytes(24)));

    [return: NotNullIfNotNull(nameof(secret))]
    public string? Keep(string? secret)
    {
        if (!string.IsNullOrEmpty(secret))
        {
            _secrets.Add(secret);
        }

        return secret;
    }
}
