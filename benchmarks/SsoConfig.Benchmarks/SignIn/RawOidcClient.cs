using Duende.IdentityModel.OidcClient;
using Duende.IdentityModel.OidcClient.Browser;

namespace SsoConfig.Benchmarks.SignIn;

/// <summary>Duende's OidcClient as its documentation sets it up; http on loopback is the only thing allowed on top.</summary>
internal sealed class RawOidcClient : IContender
{
    private readonly RequestCounter _wire = new();
    private readonly OidcClient _client;
    private string _refreshToken = "";

    public RawOidcClient(string issuer, UserAgent browser) =>
        _client = new OidcClient(
            new OidcClientOptions
            {
                Authority = issuer,
                ClientId = OrgProcess.ClientId,
                RedirectUri = OrgProcess.RedirectUri,
                PostLogoutRedirectUri = OrgProcess.LogoutRedirectUri,
                Scope = "openid profile offline_access",
                Browser = new Browser(browser),
                BackchannelHandler = _wire.NewSender(),
            }
        );

    public string Name => "Duende.IdentityModel.OidcClient";

    public int TakeRequestCount() => _wire.Take();

    public async Task SignInAsync()
    {
        var result = await _client.LoginAsync(new LoginRequest());
        _refreshToken = result.IsError
            ? throw new InvalidOperationException($"OidcClient did not sign in: {result.Error}")
            : result.RefreshToken;
    }

    public async Task RefreshAsync()
    {
        var result = await _client.RefreshTokenAsync(_refreshToken);
        _refreshToken = result.IsError
            ? throw new InvalidOperationException($"OidcClient did not refresh: {result.Error}")
            : result.RefreshToken;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Browser(UserAgent browser) : IBrowser
    {
        public async Task<Duende.IdentityModel.OidcClient.Browser.BrowserResult> InvokeAsync(
            BrowserOptions options,
            CancellationToken cancellationToken = default
        ) =>
            new() { ResultType = BrowserResultType.Success, Response = (await browser.OpenAsync(options.StartUrl)).Address.OriginalString };
    }
}
