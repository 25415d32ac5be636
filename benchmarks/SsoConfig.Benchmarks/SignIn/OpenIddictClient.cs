using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenIddict.Abstractions;
using OpenIddict.Client;
using OpenIddict.Client.SystemIntegration;
using static OpenIddict.Client.OpenIddictClientEvents;
using Authentication = OpenIddict.Client.SystemIntegration.OpenIddictClientSystemIntegrationHandlers.Authentication;

namespace SsoConfig.Benchmarks.SignIn;

/// <summary>
/// OpenIddict's client with its system integration; the handler that opens the system browser gives way to the browser of the others.
/// </summary>
internal sealed class OpenIddictClient : IContender
{
    private readonly RequestCounter _wire = new();
    private readonly IHost _host;
    private readonly OpenIddictClientService _client;
    private string _refreshToken = "";

    public OpenIddictClient(string issuer, UserAgent browser)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton(browser);
        builder.Services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(_wire.NewLink));
        builder.Services.AddOpenIddict().AddClient(client => Configure(client, issuer));
        _host = builder.Build();
        _client = _host.Services.GetRequiredService<OpenIddictClientService>();
    }

    public string Name => "OpenIddict.Client";

    public int TakeRequestCount() => _wire.Take();

    public async Task SignInAsync()
    {
        var challenge = await _client.ChallengeInteractivelyAsync(new OpenIddictClientModels.InteractiveChallengeRequest());
        var result = await _client.AuthenticateInteractivelyAsync(
            new OpenIddictClientModels.InteractiveAuthenticationRequest { Nonce = challenge.Nonce }
        );
        _refreshToken = result.RefreshToken ?? throw new InvalidOperationException("OpenIddict's client did not sign in.");
    }

    public async Task RefreshAsync()
    {
        var result = await _client.AuthenticateWithRefreshTokenAsync(
            new OpenIddictClientModels.RefreshTokenAuthenticationRequest { RefreshToken = _refreshToken }
        );
        _refreshToken = result.RefreshToken ?? throw new InvalidOperationException("OpenIddict's client did not refresh.");
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Configure(OpenIddictClientBuilder client, string issuer)
    {
        client
            .AllowAuthorizationCodeFlow()
            .AllowRefreshTokenFlow()
            .AddEphemeralEncryptionKey()
            .AddEphemeralSigningKey()
            .DisableTokenStorage();
        client.UseSystemNetHttp();
        client
            .UseSystemIntegration()
            .UseSystemBrowser()
            .DisableActivationHandling()
            .DisableActivationRedirection()
            .DisableEmbeddedWebServer()
            .DisablePipeServer();
        client.AddRegistration(
            new OpenIddictClientRegistration
            {
                Issuer = new Uri(issuer),
                ClientId = OrgProcess.ClientId,
                RedirectUri = new Uri(OrgProcess.RedirectUri),
                Scopes = { "openid", "profile", "offline_access" },
            }
        );
        client.RemoveEventHandler(Authentication.LaunchSystemBrowser.Descriptor);
        client.AddEventHandler<ApplyAuthorizationRequestContext>(handler =>
            handler.UseSingletonHandler<Launch>().SetOrder(Authentication.LaunchSystemBrowser.Descriptor.Order)
        );
    }

    private sealed class Launch(UserAgent browser, OpenIddictClientSystemIntegrationService integration)
        : IOpenIddictClientHandler<ApplyAuthorizationRequestContext>
    {
        public ValueTask HandleAsync(ApplyAuthorizationRequestContext context)
        {
            var query = context.Request.GetParameters().Select(static one => $"{one.Key}={Uri.EscapeDataString((string?)one.Value ?? "")}");
            _ = VisitAsync($"{context.AuthorizationEndpoint}?{string.Join('&', query)}");
            context.HandleRequest();
            return ValueTask.CompletedTask;
        }

        // A browser is not waited for: the response comes in as an activation of the app.
        private async Task VisitAsync(string address)
        {
            var visit = await browser.OpenAsync(address);
            await integration.HandleProtocolActivationAsync(new OpenIddictClientSystemIntegrationActivation(visit.Address));
        }
    }
}
