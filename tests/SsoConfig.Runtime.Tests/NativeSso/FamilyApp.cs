using System.Text;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.NativeSso;

/// <summary>One app of the family.</summary>
internal sealed class FamilyApp : IDisposable
{
    private readonly FamilyScenario _family;
    private readonly SsoOptions _options;
    private readonly SsoClientOptions _clientOptions;
    private readonly List<SsoClient> _processes = [];

    public FamilyApp(FamilyScenario family, SsoOptions options, SsoClientOptions clientOptions)
    {
        (_family, _options, _clientOptions) = (family, options, clientOptions);
        Client = NewProcess();
    }

    public SsoClient Client { get; }

    public MemoryTokenStore Store { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Another process of the app: the same store, nothing in memory.</summary>
    public SsoClient NewProcess()
    {
        var client = new SsoClient(_options, _family.Browser, Store, _clientOptions);
        _processes.Add(client);
        return client;
    }

    public async Task<SignInResult> SignInAsync(SignInRequest? request = null) =>
        _family.Keep(await Client.SignInAsync(request, Cancellation));

    public async Task<SignInResult.SignedIn> SignedInAsync(SignInRequest? request = null) =>
        Assert.IsType<SignInResult.SignedIn>(await SignInAsync(request));

    public async Task<SignOutResult> SignOutAsync(SignOutScope scope = SignOutScope.SharedSession) =>
        _family.Keep(await Client.SignOutAsync(scope, Cancellation));

    public async Task<AccessTokenResult> GetAccessTokenAsync() =>
        _family.Keep(await Client.GetAccessTokenAsync(cancellationToken: Cancellation));

    public async Task<SsoSession?> GetSessionAsync() => await Client.GetSessionAsync(Cancellation);

    public async Task<SsoFamilySession?> GetFamilySessionAsync() => await Client.GetFamilySessionAsync(Cancellation);

    public IEnumerable<string> StoredTexts() => Store.Values.Values.Select(static value => Encoding.UTF8.GetString(value));

    public void Dispose()
    {
        _processes.ForEach(static process => process.Dispose());
        Store.Dispose();
    }
}
