using System.Net;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.DPoP;

/// <summary>Whatever OpenIddict takes for an endpoint, and wherever it takes a token from, the binding to a key holds (RFC 9449).</summary>
public sealed class DPoPBindingTests : IAsyncLifetime
{
    private readonly TestKey _key = new();
    private readonly UserAgent _browser = new();
    private readonly HttpClient _http = new();
    private LocalOrgServer _org = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TestApp App => OrgFixture.SecondOf(_org);

    public async ValueTask InitializeAsync() =>
        _org = await LocalOrgServer.StartAsync(
            OrgFixture.Options with
            {
                DPoP = DPoPSupport.Required,
                PushedRequests = PushedRequests.Optional,
                NativeSso = NativeSsoSupport.Standard,
            },
            Cancellation
        );

    public async ValueTask DisposeAsync()
    {
        _key.Dispose();
        _browser.Dispose();
        _http.Dispose();
        await _org.DisposeAsync();
    }

    [Theory]
    [InlineData("v1/token")]
    [InlineData("v1/token/")]
    [InlineData("V1/Token")]
    [InlineData("v1/tok%65n")]
    [InlineData("v1/tok%2565n")]
    [InlineData("v1/x/%252e%252e/token")]
    public async Task No_spelling_of_the_token_endpoint_gives_tokens_without_a_proof(string path)
    {
        using var response = await RedeemAsync(path, proof: null);

        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"error\":\"invalid_dpop_proof\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("access_token", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1/par/")]
    [InlineData("v1/PAR")]
    [InlineData("v1/p%2561r")]
    public async Task No_spelling_of_the_endpoint_for_pushed_requests_goes_past_the_check_of_a_proof(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, App.At(path)) { Content = new FormUrlEncodedContent([]) };
        request.Headers.TryAddWithoutValidation("DPoP", "not.a.proof");

        using var response = await _http.SendAsync(request, Cancellation);

        Assert.Contains("invalid_dpop_proof", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1/userinfo")]
    [InlineData("v1/userinfo/")]
    [InlineData("v1/UserInfo")]
    [InlineData("v1/user%2569nfo")]
    public async Task A_bound_token_is_refused_as_a_bearer_token(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, App.At(path));
        request.Headers.Authorization = new("Bearer", await SignInAsync());

        using var response = await _http.SendAsync(request, Cancellation);

        await AssertRefusedAsync(response);
    }

    [Theory]
    [InlineData("v1/userinfo")]
    [InlineData("v1/userinfo/")]
    [InlineData("v1/user%2569nfo")]
    public async Task A_bound_token_is_refused_in_the_query(string path)
    {
        using var response = await _http.GetAsync($"{App.At(path)}?access_token={await SignInAsync()}", Cancellation);

        await AssertRefusedAsync(response);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?access_token=decoy")]
    public async Task A_bound_token_is_refused_in_a_form(string query)
    {
        using var form = new FormUrlEncodedContent([new("access_token", await SignInAsync())]);

        using var response = await _http.PostAsync(App.At("v1/userinfo") + query, form, Cancellation);

        await AssertRefusedAsync(response);
    }

    [Fact]
    public async Task A_proof_does_not_help_a_token_that_is_not_sent_with_the_DPoP_scheme()
    {
        var token = await SignInAsync();
        var uri = App.At("v1/userinfo");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{uri}?access_token={token}");
        request.Headers.Add("DPoP", _key.Prove("GET", uri, await NonceAsync(), token));

        using var response = await _http.SendAsync(request, Cancellation);

        await AssertRefusedAsync(response);
    }

    [Theory]
    [InlineData("v1/userinfo")]
    [InlineData("v1/userinfo/")]
    public async Task A_bound_token_is_accepted_with_a_proof_of_its_key(string path)
    {
        using var response = await CallWithProofAsync(_key, path, await SignInAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("ada@example.com", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bound_token_is_refused_with_a_proof_of_another_key()
    {
        using var thief = new TestKey();

        using var response = await CallWithProofAsync(thief, "v1/userinfo/", await SignInAsync());

        await AssertRefusedAsync(response);
    }

    [Fact]
    public async Task Introspection_says_that_a_bound_token_is_bound_and_to_which_key()
    {
        var response = await App.IntrospectAsync(await SignInAsync(), "access_token");

        Assert.Equal("True", response["active"]);
        Assert.Equal("DPoP", response["token_type"]);
        Assert.Equal(_key.Thumbprint, response.Content.GetProperty("cnf").GetProperty("jkt").GetString());
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.StartsWith("DPoP error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ada@example.com", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> CallWithProofAsync(TestKey key, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, App.At(path)) { Headers = { Authorization = new("DPoP", token) } };
        request.Headers.Add("DPoP", key.Prove("GET", App.At(path), await NonceAsync(), token));
        return await _http.SendAsync(request, Cancellation);
    }

    /// <returns>An access token that is bound to the key.</returns>
    private async Task<string> SignInAsync()
    {
        var proof = _key.Prove("POST", App.At("v1/token"), await NonceAsync());
        var tokens = await Json.ReadAsync(RedeemAsync("v1/token", proof));
        Assert.Equal("DPoP", tokens["token_type"]);
        return tokens.AccessToken;
    }

    private async Task<HttpResponseMessage> RedeemAsync(string path, string? proof)
    {
        var response = await _browser.SignInAsync(await _browser.OpenAsync(App.AuthorizeAddress()));
        using var request = new HttpRequestMessage(HttpMethod.Post, App.At(path))
        {
            Content = new FormUrlEncodedContent([
                new("client_id", App.Registration.ClientId),
                new("grant_type", "authorization_code"),
                new("code", response["code"]),
                new("redirect_uri", App.Registration.RedirectUris[0]),
                new("code_verifier", TestApp.Verifier),
            ]),
        };
        if (proof is not null)
        {
            request.Headers.Add("DPoP", proof);
        }

        return await _http.SendAsync(request, Cancellation);
    }

    private async Task<string> NonceAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, App.At("v1/token"));
        request.Headers.Add("DPoP", _key.Prove("POST", App.At("v1/token"), nonce: null));
        using var response = await _http.SendAsync(request, Cancellation);
        return response.Headers.GetValues("DPoP-Nonce").Single();
    }
}
