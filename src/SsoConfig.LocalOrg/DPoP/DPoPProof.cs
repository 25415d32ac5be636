using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SsoConfig.LocalOrg.DPoP;

/// <summary>
/// A proof whose signature is that of the key in it (RFC 9449 §4.2). Whether it belongs to a request is checked by its reader.
/// </summary>
internal sealed class DPoPProof
{
    public const string Algorithm = "ES256";

    /// <exception cref="InvalidOperationException">A claim is not valid Unicode.</exception>
    private DPoPProof(JsonElement claims, string thumbprint)
    {
        Thumbprint = thumbprint;
        Id = Find(claims, "jti");
        Method = Find(claims, "htm");
        Target = Find(claims, "htu");
        Nonce = Find(claims, "nonce");
        AccessTokenHash = Find(claims, "ath");
        IssuedAt = FindTime(claims, "iat");
    }

    /// <summary>The JWK SHA-256 thumbprint of the key (RFC 7638).</summary>
    public string Thumbprint { get; }

    public string? Id { get; }

    public string? Method { get; }

    public string? Target { get; }

    public string? Nonce { get; }

    public string? AccessTokenHash { get; }

    public DateTimeOffset? IssuedAt { get; }

    /// <summary>The proof, or <see langword="null"/> if it is not a JWS of its own public key.</summary>
    public static DPoPProof? TryParse(string text)
    {
        try
        {
            return text.Split('.') is [var header, var claims, var signature] ? Parse(header, claims, signature) : null;
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or FormatException
                        or InvalidOperationException
                        or CryptographicException
                        or KeyNotFoundException
            )
        {
            return null;
        }
    }

    private static DPoPProof? Parse(string encodedHeader, string encodedClaims, string signature)
    {
        var header = Decode(encodedHeader);
        var jwk = header.GetProperty("jwk");
        var isSupported =
            header.GetProperty("typ").ValueEquals("dpop+jwt")
            && header.GetProperty("alg").ValueEquals(Algorithm)
            && jwk.GetProperty("kty").ValueEquals("EC")
            && jwk.GetProperty("crv").ValueEquals("P-256")
            && !jwk.TryGetProperty("d", out _);
        if (!isSupported)
        {
            return null;
        }

        var (x, y) = (jwk.GetProperty("x").GetString()!, jwk.GetProperty("y").GetString()!);
        using var key = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Base64Url.DecodeFromChars(x), Y = Base64Url.DecodeFromChars(y) },
            }
        );
        var signed = Encoding.ASCII.GetBytes($"{encodedHeader}.{encodedClaims}");
        var thumbprint = Hash($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""");
        return key.VerifyData(signed, Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256)
            ? new DPoPProof(Decode(encodedClaims), thumbprint)
            : null;
    }

    /// <summary>The SHA-256 of a text, as a proof and a thumbprint have it.</summary>
    public static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static JsonElement Decode(string part)
    {
        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
        return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : throw new JsonException();
    }

    private static string? Find(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? FindTime(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var seconds)
        && seconds.ValueKind == JsonValueKind.Number
        && seconds.TryGetInt64(out var value)
        && value is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;
}
