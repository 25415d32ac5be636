using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Provider;

/// <summary>A real key of the provider: it signs, and publishes its public half.</summary>
internal sealed class SigningKey
{
    private readonly RSA? _rsa;
    private readonly ECDsa? _ec;

    private SigningKey(string keyId, string algorithm, RSA? rsa, ECDsa? ec)
    {
        KeyId = keyId;
        Algorithm = algorithm;
        _rsa = rsa;
        _ec = ec;
    }

    public string KeyId { get; }

    public string Algorithm { get; }

    public static SigningKey Rsa(string keyId, string algorithm = "RS256", int bits = 2048) =>
        new(keyId, algorithm, RSA.Create(bits), null);

    public static SigningKey Ec(string keyId) => new(keyId, "ES256", null, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public byte[] Sign(byte[] data) =>
        (_rsa, Algorithm) switch
        {
            (null, _) => _ec!.SignData(data, HashAlgorithmName.SHA256),
            ({ } rsa, "RS384") => rsa.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            ({ } rsa, "RS512") => rsa.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            ({ } rsa, "PS256") => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            ({ } rsa, _) => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };

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

        var ec = _ec!.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "EC",
            ["use"] = "sig",
            ["kid"] = KeyId,
            ["crv"] = "P-256",
            ["x"] = Jws.Encode(ec.Q.X!),
            ["y"] = Jws.Encode(ec.Q.Y!),
        };
    }
}
