using SsoConfig.Desktop;

namespace SsoConfig.Reliability.Soak;

/// <summary>An app of the desktop with its real token store, in front of a browser that is an HTTP client.</summary>
internal sealed class SoakApp : IDisposable
{
    private readonly UserAgent _browser = new();
    private readonly ExpiringClock _clock = new();
    private readonly SsoClient _client;

    public SoakApp(string issuer, string storeFolder) =>
        _client = new SsoClient(
            OrgProcess.OptionsOf(issuer),
            new UserAgentBrowser(_browser),
            new FileTokenStore(storeFolder),
            new SsoClientOptions
            {
                HttpMessageHandler = _clock.NewSender(new SocketsHttpHandler { AllowAutoRedirect = false }),
                TimeProvider = _clock,
            }
        );

    /// <summary>
    /// Signs in, gets the token, refreshes it and signs out of this app; the browser's session stays, as where another app has it too.
    /// </summary>
    public async Task RunOnceAsync()
    {
        Ensure(await _client.SignInAsync() is SignInResult.SignedIn, "sign in");
        var token = await _client.GetAccessTokenAsync() as AccessTokenResult.Valid;
        Ensure(token is not null, "get a token");
        _clock.ExpireTokens();
        Ensure(
            await _client.GetAccessTokenAsync() is AccessTokenResult.Valid renewed && renewed.AccessToken != token!.AccessToken,
            "refresh"
        );
        Ensure((await _client.SignOutAsync(SignOutScope.ThisApp)).IsComplete, "sign out");
    }

    public void Dispose()
    {
        _client.Dispose();
        _browser.Dispose();
    }

    private static void Ensure(bool done, string what)
    {
        if (!done)
        {
            throw new InvalidOperationException($"The app did not {what}.");
        }
    }
}
