using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Protocol;

/// <summary>id_tokens that are signed with Ed25519 (RFC 8037, section 3.1; RFC 9864), with a verifier that the app brings.</summary>
public sealed class Ed25519Tests
{
    [Theory]
    [InlineData("EdDSA")]
    [InlineData("Ed25519")]
    [Conformance("CORE-3.1.3.7-alg")]
    public async Task With_a_verifier_the_user_is_signed_in(string algorithm)
    {
        using var scenario = WithVerifier();
        ProviderKeys.Use(scenario.Provider, SigningKey.Ed25519("ed", algorithm));

        await scenario.SignedInAsync();
    }

    [Fact]
    public async Task A_key_that_is_published_by_the_older_name_of_the_algorithm_verifies()
    {
        using var scenario = WithVerifier();
        ProviderKeys.Use(scenario.Provider, SigningKey.Ed25519("ed", "Ed25519"));
        scenario.Provider.AlterKeySet = static keys => keys[0]!["alg"] = "EdDSA";

        await scenario.SignedInAsync();
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-sig")]
    public async Task A_signature_by_another_key_is_refused() =>
        await IsRefusedAsync("signature", static provider => provider.AlterSignature = SigningKey.Ed25519("other").Sign);

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    [Conformance("CORE-3.1.3.7-sig")]
    public async Task A_signature_of_another_length_never_reaches_the_verifier(int length) =>
        await IsRefusedAsync("signature", provider => provider.AlterSignature = _ => new byte[length], static (_, _, _) => true);

    [Theory]
    [InlineData("x", "AAAA")]
    [InlineData("x", "not base64url!")]
    [InlineData("crv", "Ed448")]
    [InlineData("crv", "X25519")]
    [InlineData("kty", "EC")]
    [InlineData("use", "enc")]
    [Conformance("CORE-3.1.3.7-sig")]
    public async Task A_key_that_is_no_Ed25519_signing_key_verifies_nothing(string member, string value) =>
        await IsRefusedAsync("key", provider => provider.AlterKeySet = keys => keys[0]![member] = value);

    [Fact]
    [Conformance("CORE-3.1.3.7-alg")]
    public async Task A_verifier_allows_no_algorithm_that_the_provider_does_not_announce() =>
        await IsRefusedAsync("(alg)", static provider => ProviderKeys.Announce(provider, "RS256"));

    [Fact]
    [Conformance("CORE-3.1.3.7-sig")]
    public async Task A_verifier_that_throws_has_verified_nothing()
    {
        using var scenario = new Scenario(static options =>
            options with
            {
                Ed25519Verifier = static (_, _, _) => throw new System.Security.Cryptography.CryptographicException(),
            }
        );
        ProviderKeys.Use(scenario.Provider, SigningKey.Ed25519("ed"));

        Assert.Equal(SsoErrorCodes.InvalidIdToken, (await scenario.FailedSignInAsync()).Code);
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-at_hash", "oidcc-client-test-invalid-athash")]
    public async Task The_access_token_hash_is_made_with_SHA512() =>
        await IsRefusedAsync(
            "at_hash",
            static provider => provider.AlterIdToken = static claims => claims["at_hash"] = Jws.HalfHash("x", "ES256")
        );

    private static Scenario WithVerifier() => new(static options => options with { Ed25519Verifier = SigningKey.VerifyEd25519 });

    private static async Task IsRefusedAsync(string reason, Action<RecordingProvider> misbehave, Ed25519Verifier? verifier = null)
    {
        using var scenario = new Scenario(options => options with { Ed25519Verifier = verifier ?? SigningKey.VerifyEd25519 });
        ProviderKeys.Use(scenario.Provider, SigningKey.Ed25519("ed"));
        misbehave(scenario.Provider);

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidIdToken, error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Null(scenario.Stored());
    }
}
