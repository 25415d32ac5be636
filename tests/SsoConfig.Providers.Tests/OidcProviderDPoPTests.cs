using System.Net;
using SsoConfig.Providers.Tests.Servers;
using SsoConfig.Providers.Tests.Support;

namespace SsoConfig.Providers.Tests;

/// <summary>Tokens bound to a key (DPoP, RFC 9449) at a provider that requires them, and its nonce in each proof.</summary>
public sealed class OidcProviderDPoPTests(OidcProviderDPoPTests.Fixture fixture) : IClassFixture<OidcProviderDPoPTests.Fixture>, IDisposable
{
    private readonly List<IDisposable> _disposables = [];
    private readonly InMemoryTokenStore _store = new();
    private readonly AdvancingClock _clock = new();
    private FormBrowser? _browser;

    private IProvider Provider => fixture.Provider;

    private FormBrowser Browser => _browser ??= Own(new FormBrowser(Provider.UserName, Provider.Password));

    private Uri UserInfo => new(Provider.Issuer + "/me");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _disposables.ForEach(static disposable => disposable.Dispose());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sign_in_refresh_and_a_call_with_nonces(bool isPushed)
    {
        var client = Client(new TokenStoreProofKeyStore(_store), isPushed);
        Assert.IsType<SignInResult.SignedIn>(await client.SignInAsync(cancellationToken: Cancellation));
        var first = await ValidAsync(client);
        _clock.Ahead += TimeSpan.FromSeconds(31);

        var renewed = await RefusingApi.RenewTokenAsync(client, Cancellation);

        Assert.NotEqual(first.AccessToken, renewed);
        Assert.Equal("DPoP", first.TokenType);
        using var response = await CallAsync(client);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_stolen_access_token_is_refused()
    {
        var client = Client(new TokenStoreProofKeyStore(_store));
        await client.SignInAsync(cancellationToken: Cancellation);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", (await ValidAsync(client)).AccessToken);

        using var asBearer = await http.GetAsync(UserInfo, Cancellation);
        using var withOtherKey = await CallAsync(Client(new OtherKeyStore()));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (asBearer.StatusCode, withOtherKey.StatusCode));
    }

    [Fact]
    public async Task A_stolen_refresh_token_is_refused()
    {
        var client = Client(new TokenStoreProofKeyStore(_store));
        await client.SignInAsync(cancellationToken: Cancellation);
        Assert.IsType<AccessTokenResult.Valid>(
            await client.GetAccessTokenAsync(new AccessTokenRequest { Scopes = "openid" }, Cancellation)
        );
        var thief = Client(new OtherKeyStore());

        var result = await thief.GetAccessTokenAsync(new AccessTokenRequest { Scopes = "openid profile" }, Cancellation);

        Assert.IsType<AccessTokenResult.SignedOut>(result);
    }

    private SsoOptions Options =>
        new()
        {
            Issuer = Provider.Issuer,
            ClientId = Provider.ClientId("first"),
            RedirectUri = "com.first.sample:/callback",
            LogoutRedirectUri = "com.first.sample:/logout",
            UseDPoP = true,
        };

    private SsoClient Client(IProofKeyStore keys, bool isPushed = false) =>
        Own(
            new SsoClient(
                Options,
                Browser,
                _store,
                new SsoClientOptions
                {
                    TimeProvider = _clock,
                    ProofKeyStore = keys,
                    UsePushedAuthorization = isPushed,
                }
            )
        );

    private async Task<HttpResponseMessage> CallAsync(SsoClient client)
    {
        var http = Own(new HttpClient(new SsoAccessTokenHandler(client, UserInfo) { InnerHandler = new HttpClientHandler() }));
        return await http.GetAsync(UserInfo, Cancellation);
    }

    private static async Task<AccessTokenResult.Valid> ValidAsync(SsoClient client) =>
        Assert.IsType<AccessTokenResult.Valid>(await client.GetAccessTokenAsync(cancellationToken: Cancellation));

    private T Own<T>(T disposable)
        where T : IDisposable
    {
        _disposables.Add(disposable);
        return disposable;
    }

    /// <summary>What a thief has who copied the tokens: another key under the same name.</summary>
    private sealed class OtherKeyStore : IProofKeyStore
    {
        private readonly TokenStoreProofKeyStore _keys = new(new InMemoryTokenStore());

        public ValueTask<System.Security.Cryptography.ECPoint> CreateAsync(string name, CancellationToken cancellationToken) =>
            _keys.CreateAsync(name, cancellationToken);

        public async ValueTask<System.Security.Cryptography.ECPoint?> FindAsync(string name, CancellationToken cancellationToken) =>
            await _keys.FindAsync(name, cancellationToken) ?? await _keys.CreateAsync(name, cancellationToken);

        public ValueTask<byte[]?> SignAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
            _keys.SignAsync(name, data, cancellationToken);

        public ValueTask DeleteAsync(string name, CancellationToken cancellationToken) => _keys.DeleteAsync(name, cancellationToken);
    }

    public sealed class Fixture()
        : ProviderFixture(static async cancellationToken => await OidcProvider.StartWithDPoPAsync(cancellationToken));
}
