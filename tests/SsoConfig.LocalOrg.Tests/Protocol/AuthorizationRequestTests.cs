using System.Net;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Protocol;

/// <summary>Modelled on the OpenID conformance suite's modules of the same names.</summary>
public sealed class AuthorizationRequestTests(OrgFixture fixture) : IClassFixture<OrgFixture>, IDisposable
{
    private readonly UserAgent _browser = new();

    [Fact]
    public async Task Oidcc_ensure_request_with_valid_pkce_succeeds()
    {
        var tokens = await fixture.First.SignInAsync(_browser);

        Assert.Equal(HttpStatusCode.OK, tokens.Status);
    }

    [Fact]
    public async Task A_request_without_pkce_is_refused()
    {
        var response = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("code_challenge", null), ("code_challenge_method", null)));

        Assert.Equal("invalid_request", response["error"]);
    }

    [Fact]
    public async Task The_plain_challenge_method_is_refused()
    {
        var response = await _browser.OpenAsync(
            fixture.First.AuthorizeAddress(("code_challenge", TestApp.Verifier), ("code_challenge_method", "plain"))
        );

        Assert.Equal("invalid_request", response["error"]);
    }

    [Fact]
    public async Task A_stolen_code_is_useless_without_its_verifier()
    {
        var form = await _browser.OpenAsync(fixture.First.AuthorizeAddress());
        var response = await _browser.SignInAsync(form);

        var stolen = await fixture.First.RedeemAsync(response, verifier: "another-verifier-of-at-least-forty-three-characters");

        Assert.Equal("invalid_grant", stolen["error"]);
    }

    [Fact]
    public async Task A_code_is_good_for_one_exchange_and_a_second_one_ends_the_tokens()
    {
        var form = await _browser.OpenAsync(fixture.First.AuthorizeAddress());
        var response = await _browser.SignInAsync(form);
        var tokens = await fixture.First.RedeemAsync(response);

        var second = await fixture.First.RedeemAsync(response);

        Assert.Equal("invalid_grant", second["error"]);
        Assert.Equal("invalid_grant", (await fixture.First.RefreshAsync(tokens.RefreshToken))["error"]);
    }

    [Theory]
    [InlineData("com.first.sample:/callback/")]
    [InlineData("com.first.sample:/callback?a=b")]
    [InlineData("com.second.sample:/callback")]
    [InlineData("com.first.sample:/other")]
    public async Task Oidcc_ensure_registered_redirect_uri_shows_a_page_and_sends_nothing_to_another_address(string redirectUri)
    {
        var page = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("redirect_uri", redirectUri)));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("The app's request is not valid", page.Heading);
        Assert.Contains("com.first.sample:/callback", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_client_is_shown_a_page()
    {
        var page = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("client_id", "unknown-client")));

        Assert.Equal("The app's request is not valid", page.Heading);
    }

    [Fact]
    public async Task A_scope_that_the_app_does_not_have_is_refused()
    {
        var response = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("scope", "openid email")));

        Assert.Equal("invalid_request", response["error"]);
    }

    [Fact]
    public async Task The_implicit_flow_is_refused()
    {
        var response = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("response_type", "id_token token")));

        Assert.Contains("error=unsupported_response_type", response.Address.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_id_token_has_what_an_app_shows_and_checks()
    {
        var tokens = await fixture.First.SignInAsync(_browser);

        var identity = tokens.Identity;
        Assert.Equal(fixture.Org.Issuer, identity["iss"]);
        Assert.Equal("first-client", identity["aud"]);
        Assert.Equal("Ada Lovelace", identity["name"]);
        Assert.Equal("ada@example.com", identity["preferred_username"]);
        Assert.Equal("ada@example.com", identity["email"]);
        Assert.Equal("the-nonce", identity["nonce"]);
        Assert.NotNull(identity["at_hash"]);
        Assert.NotNull(identity["auth_time"]);
    }

    [Fact]
    public async Task Userinfo_tells_what_the_scopes_stand_for()
    {
        var first = await fixture.First.SignInAsync(_browser);
        var second = await fixture.Second.SignInAsync(_browser);

        var profileOnly = await fixture.First.UserInfoAsync(first.AccessToken);
        var withEmail = await fixture.Second.UserInfoAsync(second.AccessToken);

        Assert.Equal(first.Identity["sub"], profileOnly["sub"]);
        Assert.Equal("Ada Lovelace", profileOnly["name"]);
        Assert.Null(profileOnly["email"]);
        Assert.Equal("ada@example.com", withEmail["email"]);
    }

    public void Dispose() => _browser.Dispose();
}
