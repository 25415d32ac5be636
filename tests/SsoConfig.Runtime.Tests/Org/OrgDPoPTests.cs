using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SsoConfig.LocalOrg;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Org;

/// <summary>Tokens bound to a key, over real HTTP, at an org that wants them and its nonce in each proof (RFC 9449).</summary>
public sealed class OrgDPoPTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly OrgBrowser _browser = new();
    private readonly MemoryTokenStore _store = new();
    private readonly MemoryProofKeyStore _keys = new();
    private LocalOrgServer _org = null!;
    private SsoClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _org = await LocalOrgServer.StartAsync(
            new LocalOrgOptions
            {
                Apps = [App],
                TimeProvider = _clock,
                DPoP = DPoPSupport.Required,
                PushedRequests = PushedRequests.Optional,
            },
            Cancellation
        );
        _client = NewClient(_keys);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _browser.Dispose();
        _store.Dispose();
        _keys.Dispose();
        await _org.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sign_in_refresh_and_a_call_with_nonces(bool isPushed)
    {
        using var client = NewClient(_keys, options => options with { UsePushedAuthorization = isPushed, LoadProfile = true });
        Assert.IsType<SignInResult.SignedIn>(await client.SignInAsync(cancellationToken: Cancellation));
        var first = await ValidAsync(client);
        _clock.Advance(TimeSpan.FromHours(1));

        var second = await ValidAsync(client);

        Assert.NotEqual(first.AccessToken, second.AccessToken);
        Assert.Equal("DPoP", second.TokenType);
        using var http = new HttpClient(new SsoAccessTokenHandler(client, UserInfo) { InnerHandler = new HttpClientHandler() });
        using var response = await http.GetAsync(UserInfo, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("ada@example.com", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stolen_access_token_is_refused_as_a_bearer_token_and_with_the_proof_of_another_key()
    {
        await _client.SignInAsync(cancellationToken: Cancellation);
        var stolen = await ValidAsync(_client);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", stolen.AccessToken);

        using var asBearer = await http.GetAsync(UserInfo, Cancellation);
        http.DefaultRequestHeaders.Authorization = new("DPoP", stolen.AccessToken);
        using var withoutProof = await http.GetAsync(UserInfo, Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (asBearer.StatusCode, withoutProof.StatusCode));
        Assert.StartsWith("DPoP error=\"invalid_token\"", asBearer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("DPoP error=\"invalid_dpop_proof\"", withoutProof.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        using var thiefsKeys = new MemoryProofKeyStore();
        await thiefsKeys.CreateAsync(KeyName, Cancellation);
        using var thief = NewClient(thiefsKeys);
        using var thiefsHttp = new HttpClient(new SsoAccessTokenHandler(thief, UserInfo) { InnerHandler = new HttpClientHandler() });
        using var withOtherKey = await thiefsHttp.GetAsync(UserInfo, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, withOtherKey.StatusCode);
    }

    [Fact]
    public async Task A_stolen_refresh_token_is_refused_with_another_key()
    {
        await _client.SignInAsync(cancellationToken: Cancellation);
        using var thiefsKeys = new MemoryProofKeyStore();
        await thiefsKeys.CreateAsync(KeyName, Cancellation);
        using var thief = NewClient(thiefsKeys);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.IsType<AccessTokenResult.SignedOut>(await thief.GetAccessTokenAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task An_app_without_the_setting_is_told_its_name()
    {
        using var store = new MemoryTokenStore();
        using var client = new SsoClient(Options with { UseDPoP = false }, _browser, store, ClientOptions(_keys));

        var error = Assert.IsType<SignInResult.Failed>(await client.SignInAsync(cancellationToken: Cancellation)).Error;

        Assert.Equal("invalid_dpop_proof", error.Code);
        Assert.Contains("The DPoP proof JWT header is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"dpop\": true in okta.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bearer-tokens", SsoErrorCodes.InvalidResponse)]
    [InlineData("endless-dpop-nonces", "use_dpop_nonce")]
    public async Task A_careless_org_ends_the_sign_in_with_an_error(string fault, string code)
    {
        _org.Faults.Set(Fault.Parse(fault));

        Assert.Equal(code, Assert.IsType<SignInResult.Failed>(await _client.SignInAsync(cancellationToken: Cancellation)).Error.Code);
    }

    [Fact]
    public async Task A_session_check_works_with_a_key_of_its_own()
    {
        await _client.SignInAsync(cancellationToken: Cancellation);

        Assert.IsType<SessionCheckResult.Valid>(await _client.CheckSessionAsync(cancellationToken: Cancellation));
    }

    [Theory]
    [InlineData(null, "invalid_dpop_proof", "missing")]
    [InlineData("not-a-proof", "invalid_dpop_proof", "not signed")]
    [InlineData("htm", "invalid_dpop_proof", "htm")]
    [InlineData("htu", "invalid_dpop_proof", "htu")]
    [InlineData("iat", "invalid_dpop_proof", "iat")]
    [InlineData("jti", "invalid_dpop_proof", "jti")]
    [InlineData("private", "invalid_dpop_proof", "not signed")]
    [InlineData("signature", "invalid_dpop_proof", "not signed")]
    [InlineData("nonce", "use_dpop_nonce", "nonce")]
    public async Task A_proof_with_a_fault_is_refused(string? fault, string code, string description)
    {
        using var http = new HttpClient();
        using var request = Request(fault is null ? null : ForgedProof.Create(fault, TokenEndpoint, _clock.GetUtcNow()));

        using var response = await http.SendAsync(request, Cancellation);

        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"\"error\":\"{code}\"", body, StringComparison.Ordinal);
        Assert.Contains(description, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/token/")]
    [InlineData("/v1/TOKEN")]
    public async Task The_token_endpoint_demands_a_proof_in_every_spelling_of_its_path(string path)
    {
        using var http = new HttpClient();
        using var request = Request(proof: null);
        request.RequestUri = new Uri(_org.Issuer + path);

        using var response = await http.SendAsync(request, Cancellation);

        Assert.Contains("invalid_dpop_proof", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/userinfo/", "header")]
    [InlineData("/v1/UserInfo", "header")]
    [InlineData("/v1/userinfo", "query")]
    [InlineData("/v1/userinfo", "form")]
    public async Task A_bound_token_without_a_proof_opens_nothing_wherever_it_stands(string path, string place)
    {
        await _client.SignInAsync(cancellationToken: Cancellation);
        var token = (await ValidAsync(_client)).AccessToken;
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            place == "form" ? HttpMethod.Post : HttpMethod.Get,
            new Uri(_org.Issuer + path + (place == "query" ? $"?access_token={token}" : ""))
        );
        request.Content = place == "form" ? new FormUrlEncodedContent([new("access_token", token)]) : null;
        request.Headers.Authorization = place == "header" ? new("Bearer", token) : null;

        using var response = await http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_proof_counts_once()
    {
        using var http = new HttpClient();
        var nonce = await NonceAsync(http);
        var proof = ForgedProof.Create("none", TokenEndpoint, _clock.GetUtcNow(), nonce);

        Assert.Contains("invalid_grant", await SendAsync(http, proof), StringComparison.Ordinal);
        Assert.Contains("already been used", await SendAsync(http, proof), StringComparison.Ordinal);
    }

    private static LocalOrgApp App { get; } =
        new()
        {
            Name = "first",
            ClientId = "first",
            RedirectUris = ["com.first.sample:/callback"],
            LogoutRedirectUris = ["com.first.sample:/logout"],
            Scopes = ["openid", "profile", "email", "offline_access"],
        };

    private Uri TokenEndpoint => new(_org.Issuer + "/v1/token");

    private Uri UserInfo => new(_org.Issuer + "/v1/userinfo");

    private string KeyName => Assert.Single(_keys.Names);

    private SsoOptions Options =>
        new()
        {
            Issuer = _org.Issuer,
            ClientId = "first",
            RedirectUri = "com.first.sample:/callback",
            LogoutRedirectUri = "com.first.sample:/logout",
            Scopes = "openid profile email offline_access",
            UseDPoP = true,
        };

    private SsoClientOptions ClientOptions(IProofKeyStore keys) => new() { TimeProvider = _clock, ProofKeyStore = keys };

    private SsoClient NewClient(IProofKeyStore keys, Func<SsoClientOptions, SsoClientOptions>? change = null) =>
        new(Options, _browser, _store, change?.Invoke(ClientOptions(keys)) ?? ClientOptions(keys));

    private static async Task<AccessTokenResult.Valid> ValidAsync(SsoClient client) =>
        Assert.IsType<AccessTokenResult.Valid>(await client.GetAccessTokenAsync(cancellationToken: Cancellation));

    private async Task<string> NonceAsync(HttpClient http)
    {
        using var request = Request(ForgedProof.Create("nonce", TokenEndpoint, _clock.GetUtcNow()));
        using var response = await http.SendAsync(request, Cancellation);
        return response.Headers.GetValues("DPoP-Nonce").Single();
    }

    private async Task<string> SendAsync(HttpClient http, string proof)
    {
        using var request = Request(proof);
        using var response = await http.SendAsync(request, Cancellation);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    private HttpRequestMessage Request(string? proof)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, TokenEndpoint)
        {
            Content = new FormUrlEncodedContent([new("grant_type", "refresh_token"), new("refresh_token", "x"), new("client_id", "first")]),
        };
        if (proof is not null)
        {
            request.Headers.TryAddWithoutValidation("DPoP", proof);
        }

        return request;
    }
}
