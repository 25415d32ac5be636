using SsoConfig.Providers.Tests.Servers;
using SsoConfig.Providers.Tests.Support;

namespace SsoConfig.Providers.Tests;

/// <summary>
/// The life of a sign-in that two apps share without a browser (Native SSO 1.0), against one provider, in the dialect that it accepts.
/// </summary>
public abstract class NativeSsoLifeTests(ProviderFixture fixture, ProviderTraits traits, string deviceSecretType) : IDisposable
{
    private readonly List<IDisposable> _disposables = [];
    private readonly AdvancingClock _clock = new();
    private readonly InMemoryFamilyCredentialStore _family = new();
    private FormBrowser? _browser;

    private IProvider Provider => fixture.Provider;

    private FormBrowser Browser => _browser ??= Own(new FormBrowser(Provider.UserName, Provider.Password));

    [Fact]
    public async Task The_second_app_signs_in_without_the_browser_as_the_same_user()
    {
        using var first = Client("first");
        using var second = Client("second");
        var one = await SignInAsync(first);

        var two = await SignInAsync(second);

        Assert.Equal(SignInMethod.Browser, one.Method);
        Assert.Equal(traits.HasNativeSso ? SignInMethod.NativeSso : SignInMethod.Browser, two.Method);
        Assert.Equal(1, Browser.Visits);
        Assert.Equal(one.Session.User.Subject, two.Session.User.Subject);
    }

    [Fact]
    public async Task An_app_that_is_not_signed_in_knows_whose_session_it_would_use()
    {
        using var first = Client("first");
        using var second = Client("second");
        var before = await second.GetFamilySessionAsync(TestContext.Current.CancellationToken);
        var one = await SignInAsync(first);

        var after = await second.GetFamilySessionAsync(TestContext.Current.CancellationToken);

        Assert.Null(before);
        Assert.Equal(one.Session.User.Subject, after?.User.Subject);
    }

    [Fact]
    public async Task The_tokens_of_the_second_app_are_renewed_like_those_of_a_browser()
    {
        using var first = Client("first");
        using var second = Client("second");
        await SignInAsync(first);
        await SignInAsync(second);
        _clock.Ahead += TimeSpan.FromSeconds(31);

        var renewed = await RefusingApi.RenewTokenAsync(second, TestContext.Current.CancellationToken);

        Assert.NotEmpty(renewed);
        Assert.Equal(1, Browser.Visits);
    }

    [Fact]
    public async Task What_the_second_app_keeps_signs_in_the_first_again()
    {
        using var first = Client("first");
        using var second = Client("second");
        using var firstAgain = Client("first");
        await SignInAsync(first);
        await SignInAsync(second);
        _clock.Ahead += TimeSpan.FromSeconds(31);
        await RefusingApi.RenewTokenAsync(second, TestContext.Current.CancellationToken);

        var again = await SignInAsync(firstAgain);

        Assert.Equal(SignInMethod.NativeSso, again.Method);
        Assert.Equal(1, Browser.Visits);
    }

    [Fact]
    public async Task When_one_app_signs_out_everywhere_the_other_is_signed_out_at_its_next_refresh()
    {
        using var first = Client("first");
        using var second = Client("second");
        await SignInAsync(first);
        await SignInAsync(second);

        var signOut = await first.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken);
        _clock.Ahead += TimeSpan.FromDays(1);
        var token = await second.GetAccessTokenAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType<SignOutStepResult.Done>(signOut.DeviceSecretRevocation);
        Assert.IsType<AccessTokenResult.SignedOut>(token);
        Assert.Null(await second.GetFamilySessionAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task After_a_sign_out_everywhere_the_next_sign_in_shows_the_form()
    {
        using var first = Client("first");
        using var second = Client("second");
        await SignInAsync(first);
        await SignInAsync(second);
        await first.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken);

        var again = await SignInAsync(second);

        Assert.Equal(SignInMethod.Browser, again.Method);
        Assert.Equal(2, Browser.SignInForms);
    }

    [Fact]
    public async Task A_fresh_sign_in_uses_the_browser()
    {
        using var first = Client("first");
        using var second = Client("second");
        await SignInAsync(first);

        var fresh = Assert.IsType<SignInResult.SignedIn>(
            await second.SignInAsync(new SignInRequest { Prompt = Prompt.Login }, TestContext.Current.CancellationToken)
        );

        Assert.Equal(SignInMethod.Browser, fresh.Method);
        Assert.Equal(2, Browser.SignInForms);
    }

    [Fact]
    public async Task The_provider_refuses_the_other_dialect_and_the_browser_signs_in()
    {
        using var first = Client("first");
        using var second = Client("second", OtherDialect);
        await SignInAsync(first);

        var two = await SignInAsync(second);

        Assert.Equal(SignInMethod.Browser, two.Method);
        Assert.Equal(2, Browser.Visits);
        Assert.Equal(1, Browser.SignInForms);
    }

    public void Dispose()
    {
        _disposables.ForEach(static disposable => disposable.Dispose());
        _family.Dispose();
        GC.SuppressFinalize(this);
    }

    private string OtherDialect =>
        deviceSecretType == SsoNativeSsoOptions.OktaDeviceSecretType
            ? SsoNativeSsoOptions.StandardDeviceSecretType
            : SsoNativeSsoOptions.OktaDeviceSecretType;

    private static async Task<SignInResult.SignedIn> SignInAsync(SsoClient client) =>
        Assert.IsType<SignInResult.SignedIn>(await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

    private SsoClient Client(string app, string? dialect = null) =>
        new(
            new SsoOptions
            {
                Issuer = Provider.Issuer,
                ClientId = Provider.ClientId(app),
                RedirectUri = $"com.{app}.sample:/callback",
                LogoutRedirectUri = $"com.{app}.sample:/logout",
                Scopes = "openid profile offline_access device_sso",
                NativeSso = new SsoNativeSsoOptions
                {
                    Family = "com.sample.family",
                    Audience =
                        (dialect ?? deviceSecretType) == SsoNativeSsoOptions.OktaDeviceSecretType ? "api://default" : Provider.Issuer,
                    DeviceSecretType = dialect ?? deviceSecretType,
                },
            },
            Browser,
            Own(new InMemoryTokenStore()),
            new SsoClientOptions { TimeProvider = _clock, FamilyCredentialStore = _family }
        );

    private T Own<T>(T disposable)
        where T : IDisposable
    {
        _disposables.Add(disposable);
        return disposable;
    }
}
