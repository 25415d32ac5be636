using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.Protocol;

/// <summary>
/// A key set (RFC 7517): which of its keys may have signed a token. A key that is listed twice, also once as a certificate, counts once.
/// </summary>
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
    public Outcome<List<JsonWebKey>> FindCandidates(string? keyId, string algorithm, Predicate<JsonWebKey> maySign)
    {
        var fitting = _keys
            .Where(key => (keyId is null || key.Kid == keyId) && Fits(key, algorithm) && maySign(key))
            .DistinctBy(static key => (key.N, key.E, key.Crv, key.X, key.Y))
            .ToList();
        var strong = fitting.Where(static key => key.Kty != JsonWebAlgorithmsKeyTypes.RSA || ModulusBits(key) >= MinRsaBits).ToList();
        return (fitting, strong) switch
        {
            ([], _) => Errors.IdToken("it is signed with a key that is not in the provider's key set"),
            ([var weak, ..], []) => Errors.IdToken(
                $"it is signed with an RSA key of {ModulusBits(weak)} bits; the provider must use {MinRsaBits} or more"
            ),
            (_, [_, _, ..]) when keyId is null => Errors.IdToken("it does not say (kid) which of the provider's keys it is signed with"),
            _ => strong,
        };
    }

    private static bool Fits(JsonWebKey key, string algorithm) =>
        (
            Ed25519.IsAlgorithm(algorithm) ? Ed25519.IsKey(key)
            : CurveOf(algorithm) is { } curve ? key.Kty == JsonWebAlgorithmsKeyTypes.EllipticCurve && key.Crv == curve
            : key.Kty == JsonWebAlgorithmsKeyTypes.RSA
        )
        && IsForSignatures(key)
        && (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm || (Ed25519.IsAlgorithm(algorithm) && Ed25519.IsAlgorithm(key.Alg)));

    /// <summary>RFC 7517, sections 4.2 and 4.3: a key that says what it is for is used for nothing else.</summary>
    private static bool IsForSignatures(JsonWebKey key) =>
        (string.IsNullOrEmpty(key.Use) || key.Use == JsonWebKeyUseNames.Sig) && (key.KeyOps.Count == 0 || key.KeyOps.Contains("verify"));

    /// <summary>RFC 7518, section 3.4: each algorithm has one curve; <see langword="null"/> for those of RSA.</summary>
    private static string? CurveOf(string algorithm) =>
        algorithm switch
        {
            "ES256" => JsonWebKeyECTypes.P256,
            "ES384" => JsonWebKeyECTypes.P384,
            "ES512" => JsonWebKeyECTypes.P521,
            _ => null,
        };

    /// <summary>The length of the modulus, without zeros in front of it that would make it look longer; 0 if it cannot be read.</summary>
    private static int ModulusBits(JsonWebKey key)
    {
        try
        {
            return Base64UrlEncoder.DecodeBytes(key.N).AsSpan().TrimStart((byte)0).Length * 8;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return 0;
        }
    }

    /// <summary>
    /// A key may be given by its certificate alone (RFC 7517, section 4.7); it then gets the members of the plain form. Beside these, the
    /// certificate goes, so that whatever verifies is the key that was judged.
    /// </summary>
    private static JsonWebKey WithPublicKey(JsonWebKey key)
    {
        var certificates = key.X5c.ToList();
        key.X5c.Clear();
        if (key is not { Kty: JsonWebAlgorithmsKeyTypes.RSA, N: null } || certificates.Count == 0)
        {
            return key;
        }

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(certificates[0]));
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
