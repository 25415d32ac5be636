using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using static SsoConfig.Tests.Support.IdTokenVerdict;

namespace SsoConfig.Tests.Protocol;

/// <summary>
/// Keys that are not what they seem: the key that is judged is the key that verifies (RFC 7517, section 4.7; RFC 7518, sections 3.3 and
/// 3.4).
/// </summary>
public sealed class HostileKeySetTests
{
    private static readonly RSAParameters Another = CreateKey();

    [Theory]
    [InlineData("n", "!!!")]
    [InlineData("n", "A")]
    [InlineData("n", "")]
    [InlineData("e", "!!!")]
    [InlineData("e", "A")]
    [Conformance("CORE-3.1.3.7-sig")]
    public Task A_key_that_cannot_be_read_verifies_nothing(string member, string value) =>
        IsRefusedAsync("key", provider => provider.AlterKeySet = keys => keys[0]![member] = value);

    [Theory]
    [InlineData("EdDSA")]
    [InlineData("Ed25519")]
    [InlineData("RS384")]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task A_key_that_is_for_another_algorithm_verifies_nothing(string algorithm) =>
        IsRefusedAsync("not in the provider's key set", provider => provider.AlterKeySet = keys => keys[0]!["alg"] = algorithm);

    [Theory]
    [InlineData("!!!")]
    [InlineData("AAAA")]
    [Conformance("CORE-3.1.3.7-sig")]
    public Task A_key_whose_certificate_is_none_verifies_nothing_and_spoils_no_other_key(string certificate) =>
        IsAcceptedAsync(provider =>
            provider.AlterKeySet = keys =>
                keys.Insert(
                    0,
                    new JsonObject
                    {
                        ["kty"] = "RSA",
                        ["kid"] = "key-0",
                        ["x5c"] = new JsonArray(certificate),
                    }
                )
        );

    [Fact]
    [Conformance("CORE-3.1.3.7-sig")]
    public Task A_key_that_is_given_by_its_certificate_alone_verifies() =>
        IsAcceptedAsync(static provider =>
        {
            var certificate = CertificateOfAnotherKey(out var sign);
            provider.AlterKeySet = keys =>
                keys[0] = new JsonObject
                {
                    ["kty"] = "RSA",
                    ["kid"] = "key-1",
                    ["x5c"] = certificate.DeepClone(),
                };
            provider.AlterSignature = sign;
        });

    [Fact]
    [Conformance("CORE-3.1.3.7-sig")]
    public Task A_modulus_is_not_made_longer_by_zeros() =>
        IsRefusedAsync(
            "RSA key of 1024 bits",
            static provider =>
            {
                provider.Key = SigningKey.WeakRsa("key-1");
                provider.PublishedKeys = [provider.Key];
                provider.AlterKeySet = static keys =>
                {
                    var modulus = System.Buffers.Text.Base64Url.DecodeFromChars(keys[0]!["n"]!.GetValue<string>());
                    keys[0]!["n"] = Jws.Encode([.. new byte[128], .. modulus]);
                };
            }
        );

    [Fact]
    [Conformance("CORE-3.1.3.7-sig")]
    public Task A_certificate_of_another_key_does_not_take_the_place_of_the_plain_one() =>
        IsRefusedAsync(
            "signature",
            static provider =>
            {
                provider.AlterKeySet = static keys => keys[0]!["x5c"] = CertificateOfAnotherKey(out _);
                CertificateOfAnotherKey(out var sign);
                provider.AlterSignature = sign;
            }
        );

    [Fact]
    [Conformance("CORE-3.1.3.7-sig")]
    public Task Beside_a_certificate_of_another_key_the_plain_one_still_verifies() =>
        IsAcceptedAsync(static provider => provider.AlterKeySet = static keys => keys[0]!["x5c"] = CertificateOfAnotherKey(out _));

    [Fact]
    [Conformance("CORE-3.1.3.7-alg")]
    public async Task A_key_of_another_curve_than_that_of_the_algorithm_verifies_nothing()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var point = ec.ExportParameters(includePrivateParameters: false).Q;
        await IsRefusedAsync(
            "not in the provider's key set",
            provider =>
            {
                provider.AlterDiscovery = static discovery => discovery["id_token_signing_alg_values_supported"] = new JsonArray("ES256");
                provider.AlterKeySet = keys =>
                    keys[0] = new JsonObject
                    {
                        ["kty"] = "EC",
                        ["kid"] = "key-1",
                        ["crv"] = "P-384",
                        ["x"] = Jws.Encode(point.X!),
                        ["y"] = Jws.Encode(point.Y!),
                    };
                provider.AlterIdTokenHeader = static header => header["alg"] = "ES256";
                provider.AlterSignature = data => ec.SignData(data, HashAlgorithmName.SHA256);
            }
        );
    }

    private static RSAParameters CreateKey()
    {
        using var rsa = RsaKeys.Next();
        return rsa.ExportParameters(includePrivateParameters: true);
    }

    private static JsonArray CertificateOfAnotherKey(out Func<byte[], byte[]> sign)
    {
        using var rsa = RSA.Create(Another);
        var request = new CertificateRequest("CN=op", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        sign = static data =>
        {
            using var key = RSA.Create(Another);
            return key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        };
        return new JsonArray(Convert.ToBase64String(certificate.RawData));
    }
}
