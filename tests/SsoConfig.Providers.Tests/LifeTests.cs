using SsoConfig.Providers.Tests.Servers;
using SsoConfig.Providers.Tests.Support;

namespace SsoConfig.Providers.Tests;

/// <summary>The whole life of a sign-in that two apps share, against one provider.</summary>
public abstract class LifeTests(ProviderFixture fixture) : IDisposable
{
    /// <summary>
    /// A refused token is not renewed before it has this age, which doubles; in all less than the clock skew that an id_token may have.
    /// </summary>
    private static readonly IReadOnlyList<TimeSpan> AgesOfRefusedTokens =
    [
        TimeSpan.FromSeconds(31),
        TimeSpan.FromSeconds(61),
        TimeSpan.FromSeconds(121),
    ];

    private readonly List<IDisposable> _disposables = [];
    private FormBrowser? _browser;

    private IProvider Provider => fixture.Provider;

    private FormBrowser Browser => _browser ??= Own(new FormBrowser(Provider.UserName, Provider.Password));

    [Fact]
    public async Task The_first_app_signs_in_with_the_form()
    {
        using var first = Client("first");

        var result = await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        var signedIn = Assert.IsType<SignInResult.SignedIn>(result);
        Assert.NotEmpty(signedIn.Session.User.Subject);
        Assert.Equal(1, Browser.SignInForms);
    }

    [Fact]
    public async Task The_second_app_signs_in_without_a_form_as_the_same_user()
    {
        using var first = Client("first");
        using var second = Client("second");
        var signedIn = Assert.IsType<SignInResult.SignedIn>(
            await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken)
        );

        var result = await second.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        var silent = Assert.IsType<SignInResult.SignedIn>(result);
        Assert.Equal(1, Browser.SignInForms);
        Assert.Equal(signedIn.Session.User.Subject, silent.Session.User.Subject);
    }

    [Fact]
    public async Task A_session_check_without_a_session_says_so()
    {
        using var first = Client("first");

        var result = await first.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType<SessionCheckResult.NoSession>(result);
    }

    [Fact]
    public async Task A_session_check_finds_the_shared_session()
    {
        using var first = Client("first");
        using var second = Client("second");
        await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await second.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType<SessionCheckResult.Valid>(result);
    }

    [Fact]
    public async Task A_fresh_sign_in_shows_the_form_again_and_proves_it()
    {
        using var first = Client("first");
        await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await first.SignInAsync(new SignInRequest { Prompt = Prompt.Login }, TestContext.Current.CancellationToken);

        Assert.IsType<SignInResult.SignedIn>(result);
        Assert.Equal(2, Browser.SignInForms);
    }

    [Fact]
    public async Task An_access_token_is_renewed_with_the_refresh_token_and_again_with_the_rotated_one()
    {
        var clock = new AdvancingClock();
        using var first = Client("first", clock: clock);
        await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        var tokens = new List<string>();
        foreach (var age in AgesOfRefusedTokens)
        {
            clock.Ahead += age;
            tokens.Add(await RefusingApi.RenewTokenAsync(first, TestContext.Current.CancellationToken));
        }

        Assert.Equal(AgesOfRefusedTokens.Count, tokens.Distinct().Count());
    }

    [Fact]
    public async Task Sign_out_everywhere_revokes_ends_the_session_and_deletes()
    {
        using var store = new InMemoryTokenStore();
        using var first = Client("first", store);
        await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await first.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(
            result.IsComplete,
            $"{result.RefreshTokenRevocation}, {result.AccessTokenRevocation}, {result.EndSession}, {result.LocalTokens}"
        );
        Assert.True(store.IsEmpty);
    }

    [Fact]
    public async Task After_a_sign_out_everywhere_the_second_app_finds_no_session()
    {
        using var first = Client("first");
        using var second = Client("second");
        await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);
        await second.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);
        await first.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await second.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType<SessionCheckResult.NoSession>(result);
    }

    public void Dispose()
    {
        _disposables.ForEach(static disposable => disposable.Dispose());
        GC.SuppressFinalize(this);
    }

    private SsoClient Client(string app, InMemoryTokenStore? store = null, TimeProvider? clock = null) =>
        new(
            new SsoOptions
            {
                Issuer = Provider.Issuer,
                ClientId = Provider.ClientId(app),
                RedirectUri = $"com.{app}.sample:/callback",
                LogoutRedirectUri = $"com.{app}.sample:/logout",
                Scopes = "openid profile offline_access",
            },
            Browser,
            store ?? Own(new InMemoryTokenStore()),
            new SsoClientOptions { TimeProvider = clock ?? TimeProvider.System }
        );

    private T Own<T>(T disposable)
        where T : IDisposable
    {
        _disposables.Add(disposable);
        return disposable;
    }
}
