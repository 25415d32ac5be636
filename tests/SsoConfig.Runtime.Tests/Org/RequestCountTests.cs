using Microsoft.Extensions.Time.Testing;
using SsoConfig.LocalOrg;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Org;

/// <summary>
/// How often the client asks a real provider: as rarely as the protocol allows. docs/engineering/performance.md shows others beside it.
/// </summary>
public sealed class RequestCountTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly RequestCounter _wire = new();
    private readonly OrgBrowser _browser = new();
    private readonly MemoryTokenStore _store = new();
    private LocalOrgServer _org = null!;
    private SsoClient _app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        const string redirectUri = "com.first.sample:/callback";
        const string logoutRedirectUri = "com.first.sample:/logout";
        var app = new LocalOrgApp
        {
            Name = "App",
            ClientId = "app",
            RedirectUris = [redirectUri],
            LogoutRedirectUris = [logoutRedirectUri],
        };
        _org = await LocalOrgServer.StartAsync(new LocalOrgOptions { Apps = [app], TimeProvider = _clock }, Cancellation);
        _app = new SsoClient(
            new SsoOptions
            {
                Issuer = _org.Issuer,
                ClientId = app.ClientId,
                RedirectUri = redirectUri,
                LogoutRedirectUri = logoutRedirectUri,
            },
            _browser,
            _store,
            new SsoClientOptions { TimeProvider = _clock, HttpMessageHandler = _wire.NewSender() }
        );
    }

    public async ValueTask DisposeAsync()
    {
        _app.Dispose();
        _browser.Dispose();
        _store.Dispose();
        await _org.DisposeAsync();
    }

    [Fact]
    public async Task A_first_sign_in_asks_for_discovery_keys_and_tokens()
    {
        await SignInAsync();

        Assert.Equal(3, _wire.Take());
    }

    [Fact]
    public async Task A_further_sign_in_asks_for_tokens_alone()
    {
        await SignInAsync();
        _wire.Take();

        await SignInAsync();

        Assert.Equal(1, _wire.Take());
    }

    [Fact]
    public async Task A_refresh_asks_for_tokens_alone()
    {
        await SignInAsync();
        _clock.Advance(TimeSpan.FromHours(2));
        _wire.Take();

        Assert.IsType<AccessTokenResult.Valid>(await _app.GetAccessTokenAsync(cancellationToken: Cancellation));

        Assert.Equal(1, _wire.Take());
    }

    private async Task SignInAsync() => Assert.IsType<SignInResult.SignedIn>(await _app.SignInAsync(cancellationToken: Cancellation));
}
