using System.Collections.Concurrent;
using SsoConfig.Http;

namespace SsoConfig.DPoP;

/// <summary>
/// The nonces that servers want in the next proof, one per origin (RFC 9449, sections 8 and 9): any response may bring the next one, and
/// one without leaves the last.
/// </summary>
internal sealed class Nonces
{
    public const string Header = "DPoP-Nonce";

    private const int MaxLength = 1024;

    private readonly ConcurrentDictionary<Origin, string> _nonces = new();

    public string? Find(Origin origin) => _nonces.GetValueOrDefault(origin);

    /// <summary>Remembers the nonce of a response that came from <paramref name="origin"/>.</summary>
    public void Learn(Origin origin, HttpResponseMessage response)
    {
        if (
            response.Headers.NonValidated.TryGetValues(Header, out var values)
            && values.Count == 1
            && values.ToString() is var nonce
            && IsNonce(nonce)
        )
        {
            _nonces[origin] = nonce;
        }
    }

    /// <summary>RFC 9449, section 8.1: visible ASCII without quotation mark and backslash.</summary>
    private static bool IsNonce(string value) =>
        value.Length is > 0 and <= MaxLength && value.All(static character => character is > ' ' and <= '~' and not ('"' or '\\'));
}
