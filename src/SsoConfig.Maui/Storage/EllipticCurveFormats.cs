using System;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace SsoConfig.Maui.Storage;

/// <summary>What key stores of the platforms give, as JOSE wants it (RFC 7518, sections 3.4 and 6.2.1): P-256, 32 bytes a number.</summary>
internal static class EllipticCurveFormats
{
    private const int NumberBytes = 32;

    /// <summary>X9.63, section 4.3.6: the point is not compressed.</summary>
    private const byte Uncompressed = 4;

    private const string EcPublicKey = "1.2.840.10045.2.1";
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>
    /// R and S one after the other, of a signature in DER (RFC 3279, section 2.2.3), which leaves out leading zeros and puts one before a
    /// number whose first bit is set.
    /// </summary>
    /// <exception cref="CryptographicException">It is not such a signature.</exception>
    public static byte[] SignatureFromDer(byte[] der)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            var numbers = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var signature = new byte[2 * NumberBytes];
            CopyNumber(numbers.ReadIntegerBytes().Span, signature.AsSpan(0, NumberBytes));
            CopyNumber(numbers.ReadIntegerBytes().Span, signature.AsSpan(NumberBytes));
            numbers.ThrowIfNotEmpty();
            return signature;
        }
        catch (AsnContentException exception)
        {
            throw new CryptographicException("The key store's signature is not DER.", exception);
        }
    }

    /// <summary>The point of a SubjectPublicKeyInfo (RFC 5480, section 2).</summary>
    /// <exception cref="CryptographicException">It is not a key on P-256.</exception>
    public static ECPoint PointFromSubjectPublicKeyInfo(byte[] info)
    {
        try
        {
            var key = new AsnReader(info, AsnEncodingRules.DER).ReadSequence();
            var algorithm = key.ReadSequence();
            return algorithm.ReadObjectIdentifier() == EcPublicKey && algorithm.ReadObjectIdentifier() == P256
                ? PointFromX963(key.ReadBitString(out _))
                : throw NotOnCurve();
        }
        catch (AsnContentException exception)
        {
            throw new CryptographicException("The key store's public key is not DER.", exception);
        }
    }

    /// <summary>The point as 04, X and Y (X9.63).</summary>
    /// <exception cref="CryptographicException">It is not a point on P-256.</exception>
    public static ECPoint PointFromX963(byte[] encoded) =>
        encoded.Length == 1 + (2 * NumberBytes) && encoded[0] == Uncompressed
            ? new ECPoint { X = encoded[1..(1 + NumberBytes)], Y = encoded[(1 + NumberBytes)..] }
            : throw NotOnCurve();

    private static void CopyNumber(ReadOnlySpan<byte> integer, Span<byte> target)
    {
        var number = integer.TrimStart((byte)0);
        if (number.Length > NumberBytes)
        {
            throw new CryptographicException("The key store's signature is not of a key on P-256.");
        }

        number.CopyTo(target[(NumberBytes - number.Length)..]);
    }

    private static CryptographicException NotOnCurve() => new("The key store's public key is not on P-256.");
}
