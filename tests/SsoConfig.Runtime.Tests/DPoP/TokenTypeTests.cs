using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.DPoP;

/// <summary>A provider and an app that do not agree about DPoP.</summary>
public sealed class TokenTypeTests
{
    [Fact]
    [Conformance("9449-5-a")]
    public async Task A_bearer_token_is_not_used_and_not_left_valid()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.Provider.AlterTokenResponse = static response => response["token_type"] = "Bearer";

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidResponse, error.Code);
        Assert.Contains("not bound to this device's key", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, scenario.Provider.Revocations.Count);
        Assert.Null(await scenario.GetSessionAsync());
        Assert.Empty(scenario.ProofKeys.Names);
    }

    [Fact]
    [Conformance("9449-5-a")]
    public async Task A_refresh_that_brings_a_bearer_token_fails_and_keeps_the_sign_in()
    {
        using var scenario = await Scenario.ExpiredAsync(isBound: true);
        scenario.Provider.AlterTokenResponse = static response => response["token_type"] = "Bearer";

        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());
        Assert.NotNull(await scenario.GetSessionAsync());
        await scenario.RefreshesAgainAsync();
    }

    [Fact]
    [Conformance("9449-5-a")]
    public async Task A_bearer_token_of_a_refresh_is_not_left_valid()
    {
        using var scenario = await Scenario.ExpiredAsync(isBound: true);
        var bearer = string.Empty;
        scenario.Provider.AlterTokenResponse = response =>
        {
            response["token_type"] = "Bearer";
            bearer = response["access_token"]!.GetValue<string>();
        };

        await scenario.GetAccessTokenAsync();

        var revocation = Assert.Single(scenario.Provider.Revocations);
        Assert.Equal(bearer, revocation.Form["token"]);
        Assert.Equal("access_token", revocation.Form["token_type_hint"]);
    }

    [Theory]
    [InlineData("DPoP")]
    [InlineData("dpop")]
    public async Task The_type_is_compared_without_regard_to_case(string type)
    {
        using var scenario = new Scenario(isBound: true);
        scenario.Provider.AlterTokenResponse = response => response["token_type"] = type;

        await scenario.SignedInAsync();

        Assert.Equal("DPoP", Assert.IsType<AccessTokenResult.Valid>(await scenario.GetAccessTokenAsync()).TokenType);
    }

    [Fact]
    public async Task A_token_that_is_bound_unasked_names_the_setting()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response["token_type"] = "DPoP";

        Assert.Contains("\"dpop\": true in okta.json", (await scenario.FailedSignInAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_dpop_proof", "The DPoP proof JWT header is missing.")]
    [InlineData("use_dpop_nonce", "Authorization server requires nonce in DPoP proof.")]
    public async Task A_provider_that_wants_proofs_of_an_app_without_them_names_the_setting(string code, string description)
    {
        using var scenario = new Scenario();
        scenario.RespondAt(RecordingProvider.TokenPath, () => RecordingProvider.Error(code, description: description));

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(code, error.Code);
        Assert.Contains(description.TrimEnd('.'), error.Message, StringComparison.Ordinal);
        Assert.Contains("\"dpop\": true in okta.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proof_that_is_refused_does_not_name_a_setting_that_is_on()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.RespondAt(RecordingProvider.TokenPath, static () => RecordingProvider.Error("invalid_dpop_proof", description: "iat"));

        Assert.DoesNotContain("okta.json", (await scenario.FailedSignInAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Conformance("9449-5.1-a")]
    public async Task A_provider_without_es256_is_not_visited()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.Provider.AlterDiscovery = static discovery =>
            discovery["dpop_signing_alg_values_supported"] = new System.Text.Json.Nodes.JsonArray("RS256");

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, error.Code);
        Assert.Contains("ES256", error.Message, StringComparison.Ordinal);
        Assert.Empty(scenario.Browser.Visits);
    }

    [Fact]
    [Conformance("9449-5.1-a")]
    public async Task A_provider_with_es256_is()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.Provider.AlterDiscovery = static discovery =>
            discovery["dpop_signing_alg_values_supported"] = new System.Text.Json.Nodes.JsonArray("RS256", "ES256");

        await scenario.SignedInAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sign_in_from_before_the_setting_was_changed_does_not_count(bool isBound)
    {
        using var scenario = new Scenario(options => options with { ProofKeyStore = new Support.MemoryProofKeyStore() }, isBound);
        await scenario.SignedInAsync();

        var process = scenario.NewProcess(Scenario.Options with { UseDPoP = !isBound });

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync(process));
    }

    [Fact]
    public void A_client_without_a_key_store_is_not_made()
    {
        using var scenario = new Scenario();

        Assert.Throws<ArgumentException>(() => scenario.NewProcess(Scenario.Options with { UseDPoP = true }));
    }
}
