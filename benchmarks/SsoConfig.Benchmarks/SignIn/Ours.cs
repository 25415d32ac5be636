namespace SsoConfig.Benchmarks.SignIn;

/// <summary>SsoClient. A refresh is what a 401 of a resource sets off, the public way to one that does not wait for an expiry.</summary>
internal sealed class Ours : IContender
{
    private static readonly Uri Resource = new("https://resource.example/");
    private readonly RequestCounter _wire = new();
    private readonly SsoClient _client;
    private readonly HttpClient _resource;

    public Ours(string issuer, UserAgent browser)
    {
        _client = NewClient(issuer, browser, new SsoClientOptions { HttpMessageHandler = _wire.NewSender() });
        _resource = new HttpClient(new SsoAccessTokenHandler(_client, Resource) { InnerHandler = new RefusesOnce() });
    }

    public string Name => "SsoConfig.Runtime";

    public int TakeRequestCount() => _wire.Take();

    public async Task SignInAsync()
    {
        if (await _client.SignInAsync() is not SignInResult.SignedIn)
        {
            throw new InvalidOperationException("SsoClient did not sign in.");
        }
    }

    public async Task RefreshAsync()
    {
        using var response = await _resource.GetAsync(Resource);
        response.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync()
    {
        _resource.Dispose();
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A client that is signed in, through the form where there is no session.</summary>
    public static Task<SsoClient> SignInAsync(string issuer, UserAgent browser) =>
        SignInAsync(NewClient(issuer, browser, environment: null));

    /// <summary>The same, with tokens that are bound to a key in memory.</summary>
    public static Task<SsoClient> SignInBoundAsync(string issuer, UserAgent browser)
    {
        var store = new InMemoryTokenStore();
        var environment = new SsoClientOptions { ProofKeyStore = new TokenStoreProofKeyStore(store) };
        return SignInAsync(
            new SsoClient(OrgProcess.OptionsOf(issuer) with { UseDPoP = true }, new UserAgentBrowser(browser), store, environment)
        );
    }

    private static async Task<SsoClient> SignInAsync(SsoClient client) =>
        await client.SignInAsync() is SignInResult.SignedIn ? client : throw new InvalidOperationException("SsoClient did not sign in.");

    private static SsoClient NewClient(string issuer, UserAgent browser, SsoClientOptions? environment) =>
        new(OrgProcess.OptionsOf(issuer), new UserAgentBrowser(browser), new InMemoryTokenStore(), environment);
}
