namespace SsoConfig.Benchmarks.SignIn;

/// <summary>An app of a family, with a store of its own.</summary>
internal sealed class SecondApp : IDisposable
{
    private readonly RequestCounter _wire = new();
    private readonly InMemoryTokenStore _store = new();

    /// <param name="options">The app.</param>
    /// <param name="issuer">The audience of its token exchange.</param>
    /// <param name="browser">The browser of the device.</param>
    /// <param name="family">What the family shares; null signs in through the browser.</param>
    public SecondApp(SsoOptions options, string issuer, ISystemBrowser browser, IFamilyCredentialStore? family)
    {
        var nativeSso = new SsoNativeSsoOptions { Family = "com.sample.family", Audience = issuer };
        Client = new SsoClient(
            family is null ? options : options with { NativeSso = nativeSso, Scopes = $"{options.Scopes} device_sso" },
            browser,
            _store,
            new SsoClientOptions { HttpMessageHandler = _wire.NewSender(), FamilyCredentialStore = family }
        );
    }

    public SsoClient Client { get; }

    /// <summary>Requests to the provider since the last call, those of the browser left out.</summary>
    public int TakeRequestCount() => _wire.Take();

    public void Dispose()
    {
        Client.Dispose();
        _store.Dispose();
    }
}
