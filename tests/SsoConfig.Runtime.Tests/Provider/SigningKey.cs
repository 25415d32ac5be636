using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Rfc8032 = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace SsoConfig.Tests.Provider;

/// <summary>A real key of the provider: it signs, and publishes its public half.</summary>
internal sealed class SigningKey
{
    private readonly RSA? _rsa;
    private readonly ECDsa? _ec;
    private readonly Ed25519PrivateKeyParameters? _ed;

    private SigningKey(string keyId, string algorithm, RSA? rsa = null, ECDsa? ec = null, Ed25519PrivateKeyParameters? ed = null)
    {
        KeyId = keyId;
        Algorithm = algorithm;
        _rsa = rsa;
        _ec = ec;
        _ed = ed;
    }

    public string KeyId { get; }

    public string Algorithm { get; }

    public static SigningKey Rsa(string keyId, string algorithm = "RS256") => new(keyId, algorithm, RsaKeys.Next());

    public static SigningKey WeakRsa(string keyId) => new(keyId, "RS256", RSA.Create(1024));

    public static SigningKey Ec(string keyId, string algorithm = "ES256") => new(keyId, algorithm, ec: ECDsa.Create(CurveOf(algorithm)));

    public static SigningKey Ed25519(string keyId, string algorithm = "EdDSA") =>
        new(keyId, algorithm, ed: new Ed25519PrivateKeyParameters(new SecureRandom()));

    public byte[] Sign(byte[] data) =>
        _rsa is not null ? _rsa.SignData(data, Hash, Algorithm[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)
        : _ec is not null ? _ec.SignData(data, Hash)
        : SignWithEd25519(data);

    /// <summary>What an app would give as <see cref="SsoClientOptions.Ed25519Verifier"/>.</summary>
    public static bool VerifyEd25519(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        new Ed25519PublicKeyParameters(publicKey).Verify(
            Rfc8032.Algorithm.Ed25519,
            null,
            data.ToArray(),
            0,
            data.Length,
            signature.ToArray(),
            0
        );

    private HashAlgorithmName Hash => new($"SHA{Algorithm[^3..]}");

    private static ECCurve CurveOf(string algorithm) =>
        algorithm switch
        {
            "ES384" => ECCurve.NamedCurves.nistP384,
            "ES512" => ECCurve.NamedCurves.nistP521,
            _ => ECCurve.NamedCurves.nistP256,
        };

    private byte[] SignWithEd25519(byte[] data)
    {
        var signature = new byte[64];
        _ed!.Sign(Rfc8032.Algorithm.Ed25519, null, data, 0, data.Length, signature, 0);
        return signature;
    }

    /// <summary>The public key as an attacker would feed it to HMAC.</summary>
    public byte[] PublicKeyAsHmacSecret() => Encoding.ASCII.GetBytes(_rsa!.ExportSubjectPublicKeyInfoPem());

    public JsonObject ToJwk()
    {
        if (_rsa is not null)
        {
            var rsa = _rsa.ExportParameters(false);
            return new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = KeyId,
                ["alg"] = Algorithm,
                ["n"] = Jws.Encode(rsa.Modulus!),
                ["e"] = Jws.Encode(rsa.Exponent!),
            };
        }

        if (_ed is not null)
        {
            return new JsonObject
            {
                ["kty"] = "OKP",
                ["use"] = "sig",
                ["kid"] = KeyId,
                ["alg"] = Algorithm,
                ["crv"] = "Ed25519",
                ["x"] = Jws.Encode(_ed.GeneratePublicKey().GetEncoded()),
            };
        }

        var ec = _ec!.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "EC",
            ["use"] = "sig",
            ["kid"] = KeyId,
            ["crv"] = Algorithm switch
            {
                "ES384" => "P-384",
                "ES512" => "P-521",
                _ => "P-256",
            },
            ["x"] = Jws.Encode(ec.Q.X!),
            ["y"] = Jws.Encode(ec.Q.Y!),
        };
    }
}
