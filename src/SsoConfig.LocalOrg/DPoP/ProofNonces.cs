using System.Buffers.Text;
using System.Security.Cryptography;

namespace SsoConfig.LocalOrg.DPoP;

/// <summary>The nonce of the org (RFC 9449 §8): another one every five minutes; the one before is still accepted.</summary>
internal sealed class ProofNonces(TimeProvider time)
{
    private const int NonceBytes = 16;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private string _current = Create();
    private string? _previous;
    private DateTimeOffset _createdAt = time.GetUtcNow();

    public string Current
    {
        get
        {
            lock (_gate)
            {
                var now = time.GetUtcNow();
                if (now - _createdAt >= Lifetime)
                {
                    _previous = now - _createdAt < Lifetime * 2 ? _current : null;
                    (_current, _createdAt) = (Create(), now);
                }

                return _current;
            }
        }
    }

    public bool Accepts(string? nonce) => nonce is not null && (nonce == Current || nonce == _previous);

    private static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
}
