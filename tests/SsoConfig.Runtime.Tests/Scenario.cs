using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests;

/// <summary>
/// An app, a browser, a provider and a clock. Every scenario is a leak test as well: when it ends, none of the secrets that the provider
/// saw or made may be in what was logged or in the text of a result.
/// </summary>
internal sealed class Scenario : IDisposable
{
    public const string ClientId = "client-1";
    public const string RedirectUri = "com.first.sample:/callback";
    public const string LogoutRedirectUri = "com.first.sample:/logout";

    private readonly SsoOptions _options;
    private readonly List<SsoClient> _clients = [];
    private readonly ConcurrentQueue<object> _results = new();

    /// <param name="change">What differs from the usual options.</param>
    /// <param name="isBound">Whether app and provider bind tokens to a key (DPoP).</param>
    public Scenario(Func<SsoClientOptions, SsoClientOptions>? change = null, bool isBound = false)
    {
        _options = isBound ? Options with { UseDPoP = true } : Options;
        Provider = new RecordingProvider(Time) { BindsTokens = isBound };
        Browser = new FakeBrowser(Provider);
        ClientOptions = new SsoClientOptions
        {
            TimeProvider = Time,
            HttpMessageHandler = Provider,
            LoggerFactory = Logs,
            ProofKeyStore = isBound ? ProofKeys : null,
        };
        ClientOptions = change?.Invoke(ClientOptions) ?? ClientOptions;
        Client = NewProcess();
    }

    /// <summary>Signed in, with an access token that is good for another minute.</summary>
    public static Task<Scenario> NearExpiryAsync() => SignedInBeforeAsync(TimeSpan.FromMinutes(59));

    /// <summary>Signed in, with an access token that has just expired.</summary>
    public static Task<Scenario> ExpiredAsync(bool isBound = false) => SignedInBeforeAsync(TimeSpan.FromHours(1), isBound);

    public static SsoOptions Options { get; } =
        new()
        {
            Issuer = RecordingProvider.Issuer,
            ClientId = ClientId,
            RedirectUri = RedirectUri,
            LogoutRedirectUri = LogoutRedirectUri,
            Scopes = "openid profile offline_access",
        };

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public RecordingProvider Provider { get; }

    public FakeBrowser Browser { get; }

    public MemoryTokenStore Store { get; } = new();

    public MemoryProofKeyStore ProofKeys { get; } = new();

    public LogCollector Logs { get; } = new();

    public SsoClientOptions ClientOptions { get; }

    public SsoClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Another process of the same app: the same store, nothing in memory.</summary>
    public SsoClient NewProcess(SsoOptions? options = null)
    {
        var client = new SsoClient(options ?? _options, Browser, Store, ClientOptions);
        _clients.Add(client);
        return client;
    }

    /// <summary>The provider responds so at one endpoint, or as usual where <paramref name="response"/> gives none.</summary>
    public void RespondAt(string endpoint, Func<HttpResponseMessage?> response) =>
        Provider.RespondInstead = (request, _) => Task.FromResult(request.Endpoint == endpoint ? response() : null);

    public async Task<SignInResult> SignInAsync(SignInRequest? request = null) => Keep(await Client.SignInAsync(request, Cancellation));

    /// <summary>A sign-in that is only the start of the test.</summary>
    public async Task<SsoSession> SignedInAsync(SignInRequest? request = null) =>
        Assert.IsType<SignInResult.SignedIn>(await SignInAsync(request)).Session;

    public async Task<SsoError> FailedSignInAsync(SignInRequest? request = null) =>
        Assert.IsType<SignInResult.Failed>(await SignInAsync(request)).Error;

    public async Task<SignInResult> ResumeAsync(string responseUri, SsoClient? process = null) =>
        Keep(await (process ?? Client).ResumeSignInAsync(responseUri, Cancellation));

    public async Task<SessionCheckResult> CheckSessionAsync(SessionCheckRequest? request = null) =>
        Keep(await Client.CheckSessionAsync(request, Cancellation));

    public async Task<AccessTokenResult> GetAccessTokenAsync(SsoClient? process = null) =>
        Keep(await (process ?? Client).GetAccessTokenAsync(cancellationToken: Cancellation));

    public async Task<AccessTokenResult> GetAccessTokenAsync(AccessTokenRequest request, SsoClient? process = null) =>
        Keep(await (process ?? Client).GetAccessTokenAsync(request, Cancellation));

    public async Task<string> ValidAccessTokenAsync(AccessTokenRequest request, SsoClient? process = null) =>
        Assert.IsType<AccessTokenResult.Valid>(await GetAccessTokenAsync(request, process)).AccessToken;

    public async Task<string> ValidAccessTokenAsync(SsoClient? process = null) =>
        Assert.IsType<AccessTokenResult.Valid>(await GetAccessTokenAsync(process)).AccessToken;

    public async Task<SignOutResult> SignOutAsync(SignOutScope scope = SignOutScope.SharedSession) =>
        Keep(await Client.SignOutAsync(scope, Cancellation));

    public async Task<SsoSession?> GetSessionAsync(SsoClient? process = null) => await (process ?? Client).GetSessionAsync(Cancellation);

    /// <summary>After a refresh that failed, and the pause that follows: the refresh token that is stored still works.</summary>
    public async Task RefreshesAgainAsync()
    {
        Provider.AlterTokenResponse = static _ => { };
        Provider.AlterIdToken = static _ => { };
        Time.Advance(TimeSpan.FromSeconds(1));
        await ValidAccessTokenAsync();
    }

    /// <summary>The session as it lies in the store.</summary>
    public JsonNode? Stored(string name = "session") => Store.Values.TryGetValue(name, out var bytes) ? JsonNode.Parse(bytes) : null;

    public T Keep<T>(T result)
        where T : notnull
    {
        _results.Enqueue(result);
        return result;
    }

    public IEnumerable<string> FindLeaks() =>
        Logs
            .Events.Select(static entry => entry.Text)
            .Concat(_results.Select(static result => result.ToString() ?? string.Empty))
            .Where(text => Provider.Secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)));

    public void Dispose()
    {
        _clients.ForEach(static client => client.Dispose());
        Provider.Dispose();
        Store.Dispose();
        ProofKeys.Dispose();
        Assert.Empty(FindLeaks());
    }

    /// <summary>Signed in, with an access token that a refusal may renew: it is not seconds old.</summary>
    public static Task<Scenario> AMinuteAfterSignInAsync(bool isBound = false) => SignedInBeforeAsync(TimeSpan.FromMinutes(1), isBound);

    private static async Task<Scenario> SignedInBeforeAsync(TimeSpan age, bool isBound = false)
    {
        var scenario = new Scenario(isBound: isBound);
        await scenario.SignedInAsync();
        scenario.Time.Advance(age);
        return scenario;
    }
}
