using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Protocol;

public sealed class AuthorizationRequestTests
{
    [Fact]
    [Conformance("CORE-3.1.2.1-a", "oidcc-client-test")]
    [Conformance("8252-8.2-a")]
    public async Task A_request_asks_for_a_code_with_everything_exact()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();

        var request = Assert.Single(scenario.Provider.Authorizations);
        Assert.Equal("code", request["response_type"]);
        Assert.Equal(Scenario.ClientId, request["client_id"]);
        Assert.Equal(Scenario.RedirectUri, request["redirect_uri"]);
        Assert.Equal("openid profile offline_access", request["scope"]);
        Assert.DoesNotContain("response_mode", request.Keys);
    }

    [Fact]
    [Conformance("8252-6-a")]
    [Conformance("7636-a")]
    public async Task The_challenge_is_the_hash_of_a_verifier_of_the_right_form()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();

        var request = Assert.Single(scenario.Provider.Authorizations);
        var verifier = Assert.Single(scenario.Provider.TokenRequests).Form["code_verifier"];
        Assert.Matches("^[A-Za-z0-9._~-]{43,128}$", verifier);
        Assert.Equal("S256", request["code_challenge_method"]);
        Assert.Equal(Jws.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), request["code_challenge"]);
    }

    [Fact]
    [Conformance("7636-b")]
    public async Task The_verifier_never_goes_through_the_browser()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();

        var verifier = Assert.Single(scenario.Provider.TokenRequests).Form["code_verifier"];
        Assert.DoesNotContain(verifier, Assert.Single(scenario.Browser.Visits).StartUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("nonce")]
    [InlineData("code_challenge")]
    [Conformance("8252-8.9-a")]
    [Conformance("CORE-3.1.3.7-nonce", "oidcc-client-test-nonce-unless-code-flow")]
    public async Task State_nonce_and_challenge_have_256_bits_and_are_new_in_each_request(string parameter)
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();
        await scenario.SignedInAsync();

        var values = scenario.Provider.Authorizations.Select(request => Base64Url.DecodeFromChars(request[parameter])).ToList();
        Assert.Equal([32, 32], values.Select(static value => value.Length));
        Assert.InRange(values[0].Zip(values[1]).Count(static bytes => bytes.First != bytes.Second), 24, 32);
    }

    [Theory]
    [InlineData(Prompt.Default, null)]
    [InlineData(Prompt.Login, "login")]
    [InlineData(Prompt.Consent, "consent")]
    [InlineData(Prompt.SelectAccount, "select_account")]
    [Conformance("CORE-3.1.2.1-prompt-a")]
    public async Task A_prompt_is_sent_as_its_one_word(Prompt prompt, string? expected)
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync(new SignInRequest { Prompt = prompt });

        Assert.Equal(expected, Assert.Single(scenario.Provider.Authorizations).GetValueOrDefault("prompt"));
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-a")]
    public void None_can_not_be_expressed_as_a_prompt_of_a_sign_in() =>
        Assert.Equal(["Default", "Login", "Consent", "SelectAccount"], Enum.GetNames<Prompt>());

    [Fact]
    [Conformance("CORE-3.1.2.1-hint")]
    public async Task A_login_hint_is_sent_as_it_is()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync(new SignInRequest { LoginHint = "ada+test@example.com" });

        Assert.Equal("ada+test@example.com", Assert.Single(scenario.Provider.Authorizations)["login_hint"]);
    }

    [Theory]
    [InlineData("login_hint")]
    [InlineData("prompt")]
    [InlineData("max_age")]
    [InlineData("id_token_hint")]
    public async Task What_is_not_asked_for_is_not_sent(string parameter)
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();

        Assert.DoesNotContain(parameter, Assert.Single(scenario.Provider.Authorizations).Keys);
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-maxage-a")]
    public async Task A_max_age_is_sent_in_whole_seconds()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync(new SignInRequest { MaxAge = TimeSpan.FromSeconds(90.9) });

        Assert.Equal("90", Assert.Single(scenario.Provider.Authorizations)["max_age"]);
    }

    [Fact]
    public async Task A_negative_max_age_is_a_mistake_of_the_caller()
    {
        using var scenario = new Scenario();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            scenario.SignInAsync(new SignInRequest { MaxAge = TimeSpan.FromSeconds(-1) })
        );
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            scenario.CheckSessionAsync(new SessionCheckRequest { MaxAge = TimeSpan.FromSeconds(-1) })
        );
    }

    [Fact]
    [Conformance("8252-8.5-a")]
    public async Task No_request_holds_a_client_secret_or_client_authentication()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(2));
        await scenario.ValidAccessTokenAsync();
        await scenario.SignOutAsync();

        Assert.All(
            scenario.Provider.Requests,
            static request =>
            {
                Assert.Null(request.Headers.Authorization);
                Assert.DoesNotContain("secret", request.Body, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("client_assertion", request.Body, StringComparison.Ordinal);
            }
        );
    }
}
