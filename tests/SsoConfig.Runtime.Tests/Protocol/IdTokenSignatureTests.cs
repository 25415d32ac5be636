using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;
using static SsoConfig.Tests.Support.IdTokenVerdict;

namespace SsoConfig.Tests.Protocol;

/// <summary>OpenID Connect Core 1.0, section 3.1.3.7, and RFC 7515: whose signature holds, and by which algorithm.</summary>
public sealed class IdTokenSignatureTests
{
    private static readonly SigningKey OtherKey = SigningKey.Rsa("key-2");

    [Fact]
    [Conformance("CORE-3.1.3.7-sig", "oidcc-client-test-idtoken-sig-rs256")]
    public Task A_signature_by_RS256_is_accepted() => IsAcceptedAsync(static (RecordingProvider _) => { });

    [Fact]
    [Conformance("CORE-3.1.3.7-sig", "oidcc-client-test-invalid-sig-rs256")]
    public Task A_signature_by_another_key_of_that_name_is_refused() =>
        IsRefusedAsync("signature", static provider => provider.AlterSignature = OtherKey.Sign);

    [Fact]
    [Conformance("CORE-3.1.3.7-sig")]
    public Task A_changed_claim_breaks_the_signature() =>
        IsRefusedAsync("signature", static provider => provider.AlterIdTokenText = static token => Tampered(token));

    [Fact]
    [Conformance("CORE-3.1.3.7-sig", "oidcc-client-test-invalid-sig-es256")]
    public Task A_wrong_signature_by_ES256_is_refused() =>
        IsRefusedAsync(
            "signature",
            static provider =>
            {
                ProviderKeys.Use(provider, SigningKey.Ec("ec"));
                provider.AlterSignature = SigningKey.Ec("ec").Sign;
            }
        );

    [Fact]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task Beside_another_announced_algorithm_the_default_one_is_accepted() =>
        IsAcceptedAsync(static provider =>
            provider.AlterDiscovery = static discovery =>
                discovery["id_token_signing_alg_values_supported"] = new JsonArray("ES256", "RS256")
        );

    [Theory]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [InlineData("PS384")]
    [InlineData("PS512")]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task Any_announced_asymmetric_algorithm_is_accepted(string algorithm) =>
        IsAcceptedAsync(provider => ProviderKeys.Use(provider, SigningKey.Rsa("rsa", algorithm)));

    [Theory]
    [InlineData("ES256")]
    [InlineData("ES384")]
    [InlineData("ES512")]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task Any_announced_algorithm_of_elliptic_curves_is_accepted(string algorithm) =>
        IsAcceptedAsync(provider => ProviderKeys.Use(provider, SigningKey.Ec("ec", algorithm)));

    [Fact]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task A_key_of_another_curve_than_that_of_the_algorithm_is_refused() =>
        IsRefusedAsync(
            "key set",
            static provider =>
            {
                ProviderKeys.Use(provider, SigningKey.Ec("ec", "ES384"));
                ProviderKeys.Announce(provider, "ES256", "ES384");
                provider.AlterIdTokenHeader = static header => header["alg"] = "ES256";
            }
        );

    [Fact]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task An_algorithm_that_is_not_announced_is_refused() =>
        IsRefusedAsync(
            "(alg)",
            static provider =>
            {
                var key = SigningKey.Ec("ec");
                provider.Key = key;
                provider.PublishedKeys = [key];
            }
        );

    [Fact]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task RS256_holds_where_nothing_is_announced() =>
        IsAcceptedAsync(static provider =>
            provider.AlterDiscovery = static discovery => discovery.Remove("id_token_signing_alg_values_supported")
        );

    [Fact]
    [Conformance("CORE-3.1.3.7-alg", "oidcc-client-test-idtoken-sig-none")]
    [Conformance("CORE-3.1.3.7-alg", "fapi2-security-profile-final-client-test-invalid-null-alg")]
    public Task An_unsigned_token_is_refused_even_if_announced() =>
        IsRefusedAsync(
            "(alg)",
            static provider =>
            {
                ProviderKeys.Announce(provider, "none", "RS256");
                provider.AlterIdTokenHeader = static header => header["alg"] = "none";
                provider.AlterSignature = static _ => [];
            }
        );

    [Fact]
    [Conformance("CORE-3.1.3.7-alg", "oidcc-client-test-invalid-sig-hs256")]
    public Task HS256_keyed_with_the_public_key_is_refused_even_if_announced() =>
        IsRefusedAsync(
            "(alg)",
            static provider =>
            {
                ProviderKeys.Announce(provider, "HS256", "RS256");
                provider.AlterIdTokenHeader = static header => header["alg"] = "HS256";
                provider.AlterSignature = data => HMACSHA256.HashData(provider.Key.PublicKeyAsHmacSecret(), data);
            }
        );

    [Fact]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task An_extension_that_must_be_understood_is_refused() =>
        IsRefusedAsync("(crit)", static provider => provider.AlterIdTokenHeader = static header => header["crit"] = new JsonArray("b64"));

    [Theory]
    [InlineData("")]
    [InlineData("not a token")]
    [InlineData("e30.e30.")]
    [InlineData("a.b.c")]
    [InlineData("e30.W10.c2ln")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.AAAA.c2ln")]
    [InlineData("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0.a.b.c.d")]
    [Conformance("CORE-3.1.3.7-sig")]
    public async Task What_is_no_signed_token_is_refused(string text)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = response => response["id_token"] = text;

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidIdToken, error.Code);
        Assert.Null(scenario.Stored());
    }

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]))!.AsObject();
        claims["sub"] = "eve";
        return $"{parts[0]}.{Jws.Encode(claims)}.{parts[2]}";
    }
}
