using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.Desktop.Storage;

/// <summary>
/// A value under AES-256-GCM: version, nonce, tag, ciphertext. Its name is authenticated with it, so files can't be swapped.
/// </summary>
internal static class SealedValue
{
    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 1 + NonceSize + TagSize;

    public static byte[] Seal(byte[] key, string name, ReadOnlySpan<byte> value)
    {
        var sealedValue = new byte[HeaderSize + value.Length];
        sealedValue[0] = Version;
        var nonce = sealedValue.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, value, sealedValue.AsSpan(HeaderSize), sealedValue.AsSpan(1 + NonceSize, TagSize), Encoding.UTF8.GetBytes(name));
        return sealedValue;
    }

    /// <summary>The value, or <see langword="null"/> where it was made with another key or name, or is damaged.</summary>
    public static byte[]? Open(byte[] key, string name, ReadOnlySpan<byte> sealedValue)
    {
        if (sealedValue.Length < HeaderSize || sealedValue[0] != Version)
        {
            return null;
        }

        var value = new byte[sealedValue.Length - HeaderSize];
        try
        {
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(
                sealedValue.Slice(1, NonceSize),
                sealedValue[HeaderSize..],
                sealedValue.Slice(1 + NonceSize, TagSize),
                value,
                Encoding.UTF8.GetBytes(name)
            );
            return value;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
