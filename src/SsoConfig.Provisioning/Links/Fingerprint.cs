using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SsoConfig.Provisioning.Links;

/// <summary>The SHA-256 fingerprint of a signing certificate, as assetlinks.json has it: 32 bytes in upper case, between colons.</summary>
internal static class Fingerprint
{
    private const int Bytes = 32;

    public static string Of(X509Certificate2 certificate) => Format(certificate.GetCertHash(HashAlgorithmName.SHA256));

    /// <summary>A fingerprint as the Play Console, keytool or a developer writes it; null where it is none.</summary>
    public static string? TryParse(string text)
    {
        var digits = text.Replace(":", string.Empty, StringComparison.Ordinal).Trim();
        return digits.Length == 2 * Bytes && digits.All(char.IsAsciiHexDigit) ? Format(Convert.FromHexString(digits)) : null;
    }

    private static string Format(byte[] hash) => string.Join(':', hash.Select(static value => value.ToString("X2", null)));
}
