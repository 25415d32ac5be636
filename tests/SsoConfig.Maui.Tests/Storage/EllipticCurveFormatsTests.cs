using System.Security.Cryptography;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

/// <summary>Signatures and public keys of Android's and Apple's key stores as JOSE wants them (RFC 7518).</summary>
public sealed class EllipticCurveFormatsTests
{
    private const int NumberBytes = 32;

    [Fact]
    public void Every_signature_verifies_after_the_conversion()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        for (var i = 0; i < 2000; i++)
        {
            var data = BitConverter.GetBytes(i);
            var der = key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

            Assert.True(key.VerifyData(data, EllipticCurveFormats.SignatureFromDer(der), HashAlgorithmName.SHA256));
        }
    }

    [Theory]
    [InlineData("01", "02")]
    [InlineData("7F", "00FF")]
    [InlineData("00FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "00")]
    [InlineData("7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "0080")]
    public void Numbers_are_filled_with_zeros_from_the_left(string r, string s)
    {
        var signature = EllipticCurveFormats.SignatureFromDer(Der(Convert.FromHexString(r), Convert.FromHexString(s)));

        Assert.Equal(Padded(r) + Padded(s), Convert.ToHexString(signature));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("3006020101")]
    [InlineData("3003020101")]
    [InlineData("300902010102010202010300")]
    [InlineData("30060201010201020000")]
    [InlineData("300702020001020101")]
    public void What_is_no_signature_is_refused(string der) =>
        Assert.Throws<CryptographicException>(() => EllipticCurveFormats.SignatureFromDer(Convert.FromHexString(der)));

    [Fact]
    public void A_number_of_a_larger_curve_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        var der = key.SignData([1], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        Assert.Throws<CryptographicException>(() => EllipticCurveFormats.SignatureFromDer(der));
    }

    [Fact]
    public void The_point_of_a_public_key_is_found_in_both_formats()
    {
        for (var i = 0; i < 600; i++)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var point = key.ExportParameters(includePrivateParameters: false).Q;

            AssertEqual(point, EllipticCurveFormats.PointFromSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo()));
            AssertEqual(point, EllipticCurveFormats.PointFromX963([4, .. point.X!, .. point.Y!]));
        }
    }

    [Fact]
    public void A_key_on_another_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);

        Assert.Throws<CryptographicException>(() => EllipticCurveFormats.PointFromSubjectPublicKeyInfo(other.ExportSubjectPublicKeyInfo()));
        Assert.Throws<CryptographicException>(() => EllipticCurveFormats.PointFromSubjectPublicKeyInfo(rsa.ExportSubjectPublicKeyInfo()));
        Assert.Throws<CryptographicException>(() => EllipticCurveFormats.PointFromSubjectPublicKeyInfo([1, 2, 3]));
    }

    [Theory]
    [InlineData(64, 4)]
    [InlineData(66, 4)]
    [InlineData(65, 2)]
    [InlineData(0, 0)]
    public void A_point_that_is_compressed_or_of_another_length_is_refused(int length, byte first)
    {
        var encoded = new byte[length];
        encoded.AsSpan(0, Math.Min(1, length)).Fill(first);

        Assert.Throws<CryptographicException>(() => EllipticCurveFormats.PointFromX963(encoded));
    }

    [Theory]
    [InlineData(-4, true)]
    [InlineData(-25291, true)]
    [InlineData(KeychainStatus.InteractionNotAllowed, false)]
    [InlineData(KeychainStatus.MissingEntitlement, false)]
    [InlineData(-50, false)]
    public void Only_a_device_without_an_enclave_keeps_the_key_in_the_keychain(int status, bool isMissing) =>
        Assert.Equal(isMissing, KeychainStatus.IsEnclaveMissing(status));

    private static byte[] Der(byte[] r, byte[] s) =>
        [0x30, (byte)(r.Length + s.Length + 4), 2, (byte)r.Length, .. r, 2, (byte)s.Length, .. s];

    private static string Padded(string number) => number.PadLeft(2 * NumberBytes, '0')[^(2 * NumberBytes)..];

    private static void AssertEqual(ECPoint expected, ECPoint actual)
    {
        Assert.Equal(expected.X, actual.X);
        Assert.Equal(expected.Y, actual.Y);
    }
}
