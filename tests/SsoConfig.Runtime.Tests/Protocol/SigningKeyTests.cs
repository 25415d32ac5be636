using System.Net;
using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;
using static SsoConfig.Tests.Support.IdTokenVerdict;

namespace SsoConfig.Tests.Protocol;

/// <summary>OpenID Connect Core 1.0, section 10.1: which of the provider's keys is taken, and when they are fetched again.</summary>
public sealed class SigningKeyTests
{
    private static readonly SigningKey OtherKey = SigningKey.Rsa("key-2");

    [Fact]
    [Conformance("CORE-3.1.3.7-kid", "oidcc-client-test-kid-absent-single-jwks")]
    public Task Without_kid_the_only_key_is_taken() =>
        IsAcceptedAsync(static provider => provider.AlterIdTokenHeader = static header => header.Remove("kid"));

    [Fact]
    [Conformance("CORE-3.1.3.7-kid", "oidcc-client-test-kid-absent-multiple-jwks")]
    public Task Without_kid_several_keys_are_refused() =>
        IsRefusedAsync(
            "which of the provider's keys",
            static provider =>
            {
                provider.PublishedKeys = [provider.Key, OtherKey];
                provider.AlterIdTokenHeader = static header => header.Remove("kid");
            }
        );

    [Fact]
    [Conformance("CORE-3.1.3.7-kid")]
    public Task Without_kid_keys_of_another_kind_or_use_do_not_count() =>
        IsAcceptedAsync(static provider =>
        {
            provider.PublishedKeys =
            [
                provider.Key,
                SigningKey.Ec("ec"),
                SigningKey.Rsa("encryption"),
                SigningKey.Rsa("other-algorithm", "RS512"),
            ];
            provider.AlterKeySet = static keys => keys[2]!["use"] = "enc";
            provider.AlterIdTokenHeader = static header => header.Remove("kid");
        });

    [Fact]
    [Conformance("CORE-3.1.3.7-kid")]
    public Task A_key_without_use_and_alg_fits_every_signature_of_its_kind() =>
        IsAcceptedAsync(static provider =>
            provider.AlterKeySet = static keys =>
            {
                keys[0]!.AsObject().Remove("use");
                keys[0]!.AsObject().Remove("alg");
            }
        );

    [Theory]
    [InlineData("use", "\"enc\"")]
    [InlineData("use", "\"SIG\"")]
    [InlineData("key_ops", "[\"encrypt\", \"wrapKey\"]")]
    [InlineData("key_ops", "[\"sign\"]")]
    [Conformance("CORE-3.1.3.7-kid")]
    public Task A_key_that_is_for_something_else_verifies_no_signature(string member, string value) =>
        IsRefusedAsync(
            "not in the provider's key set",
            provider =>
                provider.AlterKeySet = keys =>
                {
                    keys[0]!.AsObject().Remove("use");
                    keys[0]![member] = JsonNode.Parse(value);
                }
        );

    [Theory]
    [InlineData("[\"verify\"]")]
    [InlineData("[\"sign\", \"verify\"]")]
    [InlineData("[]")]
    [Conformance("CORE-3.1.3.7-kid")]
    public Task A_key_whose_operations_are_those_of_signatures_verifies(string operations) =>
        IsAcceptedAsync(provider => provider.AlterKeySet = keys => keys[0]!["key_ops"] = JsonNode.Parse(operations));

    [Fact]
    [Conformance("CORE-3.1.3.7-kid-rotation", "oidcc-client-test-signing-key-rotation-just-before-signing")]
    public async Task An_unknown_kid_makes_the_key_set_be_fetched_once_more()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        ProviderKeys.Use(scenario.Provider, OtherKey);

        await scenario.SignedInAsync();

        Assert.Equal(2, scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.JwksPath));
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-kid-rotation", "oidcc-client-test-signing-key-rotation")]
    public async Task Rotated_keys_are_remembered()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        ProviderKeys.Use(scenario.Provider, OtherKey);
        await scenario.SignedInAsync();

        await scenario.SignedInAsync();

        Assert.Equal(2, scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.JwksPath));
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-kid-rotation")]
    public async Task A_kid_that_stays_unknown_is_refused_after_one_more_fetch()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdTokenHeader = static header => header["kid"] = "nobody's";

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidIdToken, error.Code);
        Assert.Contains("not in the provider's key set", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.JwksPath));
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-kid-rotation")]
    public async Task A_key_set_that_cannot_be_fetched_again_is_network_trouble()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdTokenHeader = static header => header["kid"] = "new";
        scenario.Provider.RespondInstead = static (request, _) =>
            request.Endpoint == RecordingProvider.JwksPath
                ? throw new HttpRequestException("down")
                : Task.FromResult<HttpResponseMessage?>(null);

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.Network, error.Code);
        Assert.True(error.IsTransient);
    }

    [Theory]
    [InlineData(System.Net.HttpStatusCode.OK, "{\"keys\":")]
    [InlineData(System.Net.HttpStatusCode.OK, "[]")]
    [InlineData(System.Net.HttpStatusCode.OK, "")]
    [InlineData(System.Net.HttpStatusCode.InternalServerError, "{}")]
    [Conformance("CORE-3.1.3.7-kid-rotation")]
    public async Task An_unreadable_new_key_set_leaves_the_known_keys_as_they_are(System.Net.HttpStatusCode status, string body)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdTokenHeader = static header => header["kid"] = "new";
        scenario.Provider.RespondInstead = (request, _) =>
            Task.FromResult(
                request.Endpoint == RecordingProvider.JwksPath
                    ? new HttpResponseMessage(status) { Content = new StringContent(body) }
                    : null
            );

        var error = await scenario.FailedSignInAsync();
        scenario.Provider.AlterIdTokenHeader = static _ => { };

        Assert.Equal(status == System.Net.HttpStatusCode.OK ? SsoErrorCodes.InvalidDiscovery : SsoErrorCodes.HttpStatus, error.Code);
        await scenario.SignedInAsync();
    }
}
