using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.NativeSso;

/// <summary>
/// Apps of one family on one device: a store each, and one that they share. Every scenario is a leak test as well: in the end no secret is
/// in a log, in the text of a result, or, as far as it is a device secret, in an app's own store.
/// </summary>
internal sealed class FamilyScenario : IDisposable
{
    private readonly List<FamilyApp> _apps = [];
    private readonly List<object> _results = [];
    private readonly string _deviceSecretType;
    private readonly bool _isBound;

    /// <param name="deviceSecretType">The dialect of the provider and of the apps.</param>
    /// <param name="isBound">Whether apps and provider bind tokens to a key (DPoP).</param>
    public FamilyScenario(string deviceSecretType = SsoNativeSsoOptions.StandardDeviceSecretType, bool isBound = false)
    {
        _deviceSecretType = deviceSecretType;
        _isBound = isBound;
        Provider = new RecordingProvider(Time) { DeviceSecretType = deviceSecretType, BindsTokens = isBound };
        Browser = new FakeBrowser(Provider);
        First = AddApp("client-1");
        Second = AddApp("client-2");
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public RecordingProvider Provider { get; }

    public FakeBrowser Browser { get; }

    public MemoryFamilyStore Shared { get; } = new();

    public LogCollector Logs { get; } = new();

    public FamilyApp First { get; }

    public FamilyApp Second { get; }

    /// <summary>The credential as it is in the shared store.</summary>
    public JsonNode? Credential => Shared.Credential is { } text ? JsonNode.Parse(text) : null;

    public string DeviceSecret => Credential!["device_secret"]!.GetValue<string>();

    public string SharedIdToken => Credential!["id_token"]!.GetValue<string>();

    public SsoNativeSsoOptions NativeSso =>
        new()
        {
            Family = "com.example.apps",
            Audience =
                _deviceSecretType == SsoNativeSsoOptions.OktaDeviceSecretType ? RecordingProvider.OktaAudience : RecordingProvider.Issuer,
            DeviceSecretType = _deviceSecretType,
        };

    /// <summary>First has signed in through the browser.</summary>
    public static async Task<FamilyScenario> WithSessionAsync(
        string deviceSecretType = SsoNativeSsoOptions.StandardDeviceSecretType,
        bool isBound = false
    )
    {
        var family = new FamilyScenario(deviceSecretType, isBound);
        await family.First.SignedInAsync();
        return family;
    }

    /// <summary>Both apps are signed in, Second without a browser.</summary>
    public static async Task<FamilyScenario> BothSignedInAsync()
    {
        var family = await WithSessionAsync();
        await family.Second.SignedInAsync();
        return family;
    }

    public FamilyApp AddApp(
        string clientId,
        SsoNativeSsoOptions? nativeSso = null,
        IReadOnlyCollection<KeyValuePair<string, string>>? parameters = null
    )
    {
        var options = Scenario.Options with
        {
            ClientId = clientId,
            RedirectUri = $"com.{clientId.Replace('-', '.')}.sample:/callback",
            NativeSso = nativeSso ?? NativeSso,
            UseDPoP = _isBound,
            Parameters = parameters ?? [],
        };
        var app = new FamilyApp(this, options, CreateClientOptions());
        _apps.Add(app);
        return app;
    }

    public T Keep<T>(T result)
        where T : notnull
    {
        lock (_results)
        {
            _results.Add(result);
        }

        return result;
    }

    public void Dispose()
    {
        _apps.ForEach(static app => app.Dispose());
        Provider.Dispose();
        Shared.Dispose();
        Assert.Empty(FindLeaks());
    }

    private IEnumerable<string> FindLeaks()
    {
        var texts = Logs.Events.Select(static entry => entry.Text).Concat(_results.Select(static result => result.ToString()!));
        var leaks = texts.Where(text => Provider.Secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)));
        var stored = _apps.SelectMany(static app => app.StoredTexts());
        var deviceSecrets = Provider.Secrets.Where(static secret => secret.StartsWith("ds-", StringComparison.Ordinal)).ToList();
        return leaks.Concat(stored.Where(text => deviceSecrets.Exists(secret => text.Contains(secret, StringComparison.Ordinal))));
    }

    private SsoClientOptions CreateClientOptions() =>
        new()
        {
            TimeProvider = Time,
            HttpMessageHandler = Provider,
            LoggerFactory = Logs,
            FamilyCredentialStore = Shared,
            ProofKeyStore = _isBound ? new MemoryProofKeyStore() : null,
        };
}
