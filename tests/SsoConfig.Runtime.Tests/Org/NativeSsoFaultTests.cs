using SsoConfig.LocalOrg;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Org;

/// <summary>
/// The local org's faults of Native SSO: the first app signs in with one, or the second one meets it, and is signed in so.
/// </summary>
public sealed class NativeSsoFaultTests : IDisposable
{
    private const string WithoutBrowser = "without a browser";
    private const string ThroughBrowser = "through the browser";

    private readonly OrgBrowser _browser = new();
    private readonly MemoryFamilyStore _shared = new();
    private readonly MemoryTokenStore _firstStore = new();
    private readonly MemoryTokenStore _secondStore = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _browser.Dispose();
        _shared.Dispose();
        _firstStore.Dispose();
        _secondStore.Dispose();
    }

    [Theory]
    [InlineData(null, NativeSsoSupport.Standard, WithoutBrowser)]
    [InlineData(null, NativeSsoSupport.Okta, WithoutBrowser)]
    [InlineData("wrong-ds-hash", NativeSsoSupport.Standard, ThroughBrowser)]
    [InlineData("wrong-ds-hash", NativeSsoSupport.Okta, ThroughBrowser)]
    [InlineData("no-ds-hash", NativeSsoSupport.Standard, ThroughBrowser)]
    [InlineData("no-ds-hash", NativeSsoSupport.Okta, ThroughBrowser)]
    [InlineData("foreign-device-secret", NativeSsoSupport.Standard, ThroughBrowser)]
    [InlineData("foreign-device-secret", NativeSsoSupport.Okta, ThroughBrowser)]
    [InlineData("token-exchange=invalid_grant", NativeSsoSupport.Standard, ThroughBrowser)]
    [InlineData("token-exchange=interaction_required", NativeSsoSupport.Standard, ThroughBrowser)]
    [InlineData("token-exchange=temporarily_unavailable", NativeSsoSupport.Standard, "temporarily_unavailable")]
    [Fault(
        "the provider lies about the device secret of a family, or wants the user in the browser",
        "the second app signs in through the browser, or says that it can try again later"
    )]
    public async Task What_a_fault_of_native_sso_leads_to(string? fault, NativeSsoSupport dialect, string outcome)
    {
        await using var org = await StartAsync(dialect);
        using var first = CreateClient(org, "first", _firstStore, dialect);
        using var second = CreateClient(org, "second", _secondStore, dialect);
        if (fault is not null)
        {
            org.Faults.Set(Fault.Parse(fault));
        }

        Assert.IsType<SignInResult.SignedIn>(await first.SignInAsync(cancellationToken: Cancellation));

        Assert.Equal(outcome, Name(await second.SignInAsync(cancellationToken: Cancellation)));
    }

    private static string Name(SignInResult result) =>
        result switch
        {
            SignInResult.SignedIn { Method: SignInMethod.NativeSso } => WithoutBrowser,
            SignInResult.SignedIn => ThroughBrowser,
            SignInResult.Failed failed => failed.Error.Code,
            _ => result.GetType().Name,
        };

    private static Task<LocalOrgServer> StartAsync(NativeSsoSupport dialect) =>
        LocalOrgServer.StartAsync(
            new LocalOrgOptions { Apps = [CreateApp("first"), CreateApp("second")], NativeSso = dialect },
            Cancellation
        );

    private static LocalOrgApp CreateApp(string name) =>
        new()
        {
            Name = name,
            ClientId = name,
            RedirectUris = [$"com.{name}.sample:/callback"],
            LogoutRedirectUris = [$"com.{name}.sample:/logout"],
        };

    private SsoClient CreateClient(LocalOrgServer org, string name, MemoryTokenStore store, NativeSsoSupport dialect)
    {
        var isOkta = dialect == NativeSsoSupport.Okta;
        var app = CreateApp(name);
        var options = new SsoOptions
        {
            Issuer = org.Issuer,
            ClientId = app.ClientId,
            RedirectUri = app.RedirectUris[0],
            LogoutRedirectUri = app.LogoutRedirectUris[0],
            NativeSso = new SsoNativeSsoOptions
            {
                Family = "com.example.apps",
                Audience = isOkta ? "api://default" : org.Issuer,
                DeviceSecretType = isOkta ? SsoNativeSsoOptions.OktaDeviceSecretType : SsoNativeSsoOptions.StandardDeviceSecretType,
            },
        };
        return new SsoClient(options, _browser, store, new SsoClientOptions { FamilyCredentialStore = _shared });
    }
}
