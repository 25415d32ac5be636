using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.Protocol;

/// <summary>The provider's key set (RFC 7517), fetched again once when a token names a key that is not in it: keys rotate.</summary>
internal sealed class SigningKeys(HttpClient http, Uri jwksUri, string keySet)
{
    private volatile JsonWebKeySet _keys = new(keySet);

    /// <exception cref="HttpRequestException">The key set can't be fetched.</exception>
    public async Task<Outcome<JsonWebKey>> FindAsync(string? keyId, string algorithm, CancellationToken cancellationToken)
    {
        if (Candidates(keyId, algorithm).Count == 0)
        {
            await FetchAsync(cancellationToken).ConfigureAwait(false);
        }

        return Find(keyId, algorithm);
    }

    /// <summary>Core 1.0, section 10.1: without <c>kid</c> there must be one key only that fits.</summary>
    private Outcome<JsonWebKey> Find(string? keyId, string algorithm) => Candidates(keyId, algorithm) switch
    {
        [var key] => key,
        [] => Errors.IdToken("it is signed with a key that is not in the provider's key set"),
        _ => Errors.IdToken("it does not say which of the provider's keys it is signed with"),
    };

    private List<JsonWebKey> Candidates(string? keyId, string algorithm) => _keys.Keys
        .Where(key => (keyId is null || key.Kid == keyId) && Fits(key, algorithm))
        .ToList();

    private static bool Fits(JsonWebKey key, string algorithm) =>
        key.Kty == (algorithm.StartsWith("ES", StringComparison.Ordinal) ? JsonWebAlgorithmsKeyTypes.EllipticCurve : JsonWebAlgorithmsKeyTypes.RSA)
        && (string.IsNullOrEmpty(key.Use) || key.Use == JsonWebKeyUseNames.Sig)
        && (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm);

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(jwksUri, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return;
        }

        try
        {
            _keys = new JsonWebKeySet(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (ArgumentException)
        {
            // Unreadable: the keys that are known stay, and the token that asked for another is refused.
        }
    }
}
