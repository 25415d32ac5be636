using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.Protocol;

/// <summary>
/// The hash of a value in an id_token: the left half of the digest that belongs to the algorithm of its signature
/// (OpenID Connect Core 1.0, section 3.1.3.6).
/// </summary>
internal static class TokenHash
{
    public static bool IsOf(string value, string hash, string algorithm)
    {
        var digest = Digest(Encoding.ASCII.GetBytes(value), algorithm);
        var expected = Base64UrlEncoder.Encode(digest[..(digest.Length / 2)]);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(hash));
    }

    private static byte[] Digest(byte[] value, string algorithm) =>
        algorithm switch
        {
            _ when algorithm.EndsWith("384", StringComparison.Ordinal) => SHA384.HashData(value),
            _ when algorithm.EndsWith("512", StringComparison.Ordinal) || Ed25519.IsAlgorithm(algorithm) => SHA512.HashData(value),
            _ => SHA256.HashData(value),
        };
}
