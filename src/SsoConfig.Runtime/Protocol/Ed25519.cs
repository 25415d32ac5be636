using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.Protocol;

/// <summary>Signatures by Ed25519 (RFC 8037, section 3.1), as far as they can be judged without verifying one.</summary>
internal static class Ed25519
{
    private const int KeyLength = 32;
    private const int SignatureLength = 64;

    /// <summary>An algorithm that hashes with SHA-512, as Ed25519 does; at_hash is made with the hash of the signature.</summary>
    public const string AlgorithmWithSameHash = "ES512";

    /// <summary>The name of RFC 8037, and that of RFC 9864, which replaces it.</summary>
    public static bool IsAlgorithm(string algorithm) => algorithm is "EdDSA" or "Ed25519";

    public static bool IsKey(JsonWebKey key) => key is { Kty: "OKP", Crv: "Ed25519" };

    /// <exception cref="FormatException">The key is not base64url.</exception>
    public static bool Verify(Ed25519Verifier verifier, JsonWebKey key, byte[] signed, byte[] signature)
    {
        var publicKey = Base64UrlEncoder.DecodeBytes(key.X);
        return publicKey.Length == KeyLength && signature.Length == SignatureLength && verifier(publicKey, signed, signature);
    }
}
