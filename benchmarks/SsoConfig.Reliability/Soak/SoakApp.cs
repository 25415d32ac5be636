using SsoConfig.Desktop;

namespace SsoConfig.Reliability.Soak;

/// <summary>An app of the desktop with its real token store, in front of a browser that is an HTTP client.</summary>
internal sealed class SoakApp : IDisposable
{
    private static readonly Uri Resource = new("https://resource.example/");
    private readonly UserAgent _browser = new();
    private readonly SsoClient _client;
    private readonly HttpClient _resource;

    public SoakApp(string issuer, string storeFolder)
    {
        _client = new SsoClient(OrgProcess.OptionsOf(issuer), new UserAgentBrowser(_browser), new FileTokenStore(storeFolder));
        _resource = new HttpClient(new SsoAccessTokenHandler(_client, Resource) { InnerHandler = new RefusesOnce() });
    }

    /// <summary>
    /// Signs in, gets the token, refreshes it and signs out of this app; the browser's session stays, as where another app has it too.
    /// </summary>
    public async Task RunOnceAsync()
    {
        Ensure(await _client.SignInAsync() is SignInResult.SignedIn, "sign in");
        Ensure(await _client.GetAccessTokenAsync() is AccessTokenResult.Valid, "get a token");
        using var response = await _resource.GetAsync(Resource);
        Ensure(response.IsSuccessStatusCode, "refresh");
        Ensure((await _client.SignOutAsync(SignOutScope.ThisApp)).IsComplete, "sign out");
    }

    public void Dispose()
    {
        _resource.Dispose();
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
