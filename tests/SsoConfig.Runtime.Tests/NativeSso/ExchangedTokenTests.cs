using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.NativeSso;

/// <summary>
/// The response to a token exchange counts by the same rules as that to a code (RFC 8693, section 2.2.1; Native SSO 1.0, section 4).
/// </summary>
public sealed class ExchangedTokenTests
{
    [Theory]
    [InlineData("token_type", "MAC")]
    [InlineData("token_type", "DPoP")]
    [InlineData("token_type", null)]
    [InlineData("issued_token_type", "urn:ietf:params:oauth:token-type:refresh_token")]
    [InlineData("access_token", "")]
    [InlineData("access_token", "token\r\nwith: header")]
    [InlineData("id_token", null)]
    [InlineData("id_token", "no.token.atall")]
    [Conformance("CORE-3.1.3.3-a")]
    public async Task Tokens_that_cannot_be_used_are_not_and_the_browser_is_asked(string member, string? value)
    {
        using var family = await FamilyScenario.WithSessionAsync();
        AlterNext(family.Provider, response => response[member] = value);

        var signedIn = await family.Second.SignedInAsync();

        Assert.Equal(SignInMethod.Browser, signedIn.Method);
        Assert.Single(family.Provider.Exchanges);
    }

    [Fact]
    public async Task Without_a_statement_of_the_issued_type_it_is_the_requested_one()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        AlterNext(family.Provider, static response => response.Remove("issued_token_type"));

        Assert.Equal(SignInMethod.NativeSso, (await family.Second.SignedInAsync()).Method);
    }

    [Fact]
    public async Task A_nonce_of_the_first_sign_in_in_the_new_id_token_stops_no_exchange()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.AlterIdToken = static claims => claims["nonce"] = "that of the browser's request";

        Assert.Equal(SignInMethod.NativeSso, (await family.Second.SignedInAsync()).Method);
    }

    /// <summary>The response to the exchange, and not that to the code that may follow.</summary>
    private static void AlterNext(RecordingProvider provider, Action<JsonObject> alter) =>
        provider.AlterTokenResponse = response =>
        {
            provider.AlterTokenResponse = static _ => { };
            alter(response);
        };
}
