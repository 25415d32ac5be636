using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.Protocol;

/// <summary>A key set (RFC 7517): which of its keys may have signed a token. A key that is listed twice, also once as a certificate, counts once.</summary>
internal sealed class KeySet
{
    /// <summary>RFC 7518, sections 3.3 and 3.5: "2048 bits or larger".</summary>
    private const int MinRsaBits = 2048;

    private readonly IReadOnlyList<JsonWebKey> _keys;

    private KeySet(IReadOnlyList<JsonWebKey> keys) => _keys = keys;

    public static KeySet? TryParse(byte[] json)
    {
        try
        {
            return new KeySet([.. new JsonWebKeySet(Encoding.UTF8.GetString(json)).Keys.Select(WithPublicKey)]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Core 1.0, section 10.1: without a <c>kid</c> there must be only one key that fits.</summary>
    public Outcome<List<JsonWebKey>> FindCandidates(string? keyId, string algorithm)
    {
        var fitting = _keys
            .Where(key => (keyId is null || key.Kid == keyId) && Fits(key, algorithm))
            .DistinctBy(static key => (key.N, key.E, key.Crv, key.X, key.Y))
            .ToList();
        var strong = fitting.Where(static key => key.Kty != JsonWebAlgorithmsKeyTypes.RSA || key.KeySize >= MinRsaBits).ToList();
        return (fitting, strong) switch
        {
            ([], _) => Errors.IdToken("it is signed with a key that is not in the provider's key set"),
            ([var weak, ..], []) => Errors.IdToken($"it is signed with an RSA key of {weak.KeySize} bits; the provider must use {MinRsaBits} or more"),
            (_, [_, _, ..]) when keyId is null => Errors.IdToken("it does not say (kid) which of the provider's keys it is signed with"),
            _ => strong,
        };
    }

    private static bool Fits(JsonWebKey key, string algorithm) =>
        key.Kty == (algorithm.StartsWith("ES", StringComparison.Ordinal) ? JsonWebAlgorithmsKeyTypes.EllipticCurve : JsonWebAlgorithmsKeyTypes.RSA)
        && (string.IsNullOrEmpty(key.Use) || key.Use == JsonWebKeyUseNames.Sig)
        && (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm);

    /// <summary>A key may be given by its certificate alone (RFC 7517, section 4.7); it then gets the members of the plain form.</summary>
    private static JsonWebKey WithPublicKey(JsonWebKey key)
    {
        if (key is not { Kty: JsonWebAlgorithmsKeyTypes.RSA, N: null, X5c.Count: > 0 })
        {
            return key;
        }

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(key.X5c[0]));
            using var rsa = certificate.GetRSAPublicKey();
            if (rsa?.ExportParameters(includePrivateParameters: false) is { } parameters)
            {
                key.N = Base64UrlEncoder.Encode(parameters.Modulus);
                key.E = Base64UrlEncoder.Encode(parameters.Exponent);
            }
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            // Not a certificate: the key stays without its public half and verifies nothing.
        }

        return key;
    }
}
