using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Provider;

/// <summary>A proof by hand, with one thing wrong.</summary>
internal static class ForgedProof
{
    public static string Create(string fault, Uri uri, DateTimeOffset now, string? nonce = null)
    {
        if (fault == "not-a-proof")
        {
            return "not.a.proof";
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        var jwk = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(parameters.Q.X),
            ["y"] = Base64Url.EncodeToString(parameters.Q.Y),
        };
        if (fault == "private")
        {
            jwk["d"] = Base64Url.EncodeToString(parameters.D);
        }

        var header = new JsonObject
        {
            ["typ"] = "dpop+jwt",
            ["alg"] = "ES256",
            ["jwk"] = jwk,
        };
        var claims = new JsonObject
        {
            ["jti"] = fault == "jti" ? string.Empty : Guid.NewGuid().ToString("N"),
            ["htm"] = fault == "htm" ? "GET" : "POST",
            ["htu"] = fault == "htu" ? "https://elsewhere.example.com/" : uri.AbsoluteUri,
            ["iat"] = (fault == "iat" ? now.AddMinutes(-6) : now).ToUnixTimeSeconds(),
            ["nonce"] = nonce ?? "of another server",
        };
        return Jws.Sign(
            header,
            claims,
            data =>
            {
                var signature = key.SignData(data, HashAlgorithmName.SHA256);
                signature[^1] ^= fault == "signature" ? (byte)1 : (byte)0;
                return signature;
            }
        );
    }
}
