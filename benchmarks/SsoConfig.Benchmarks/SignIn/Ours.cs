namespace SsoConfig.Benchmarks.SignIn;

/// <summary>SsoClient. A refresh is what a caller gets who asks for a token after the expiry of the last one.</summary>
internal sealed class Ours : IContender
{
    private readonly RequestCounter _wire = new();
    private readonly ExpiringClock _clock = new();
    private readonly SsoClient _client;

    public Ours(string issuer, UserAgent browser) =>
        _client = NewClient(
            issuer,
            browser,
            new SsoClientOptions { HttpMessageHandler = _clock.NewSender(_wire.NewSender()), TimeProvider = _clock }
        );

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
        _clock.ExpireTokens();
        if (await _client.GetAccessTokenAsync() is not AccessTokenResult.Valid)
        {
            throw new InvalidOperationException("SsoClient did not refresh.");
        }
    }

    public ValueTask DisposeAsync()
    {
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
