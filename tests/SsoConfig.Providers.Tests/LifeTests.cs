using System.Text.Json.Nodes;
using SsoConfig.Providers.Tests.Servers;
using SsoConfig.Providers.Tests.Support;

namespace SsoConfig.Providers.Tests;

/// <summary>The whole life of a sign-in that two apps share, against one provider.</summary>
public abstract class LifeTests(ProviderFixture fixture, ProviderTraits traits) : IDisposable
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

    private FormBrowser Browser =>
        _browser ??= Own(new FormBrowser(Provider.UserName, Provider.Password, (Provider as IHasScriptedPages)?.Pages));

    [Fact]
    public async Task The_first_app_signs_in_with_the_form()
    {
        using var first = Client("first");

        var result = await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEmpty(SignedIn(result).User.Subject);
        Assert.Equal(1, Browser.SignInForms);
    }

    [Fact]
    public async Task The_second_app_signs_in_without_a_form_as_the_same_user()
    {
        using var first = Client("first");
        using var second = Client("second");
        var session = SignedIn(await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

        var result = await second.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(session.User.Subject, SignedIn(result).User.Subject);
        Assert.Equal(1, Browser.SignInForms);
    }

    [Fact]
    public async Task A_session_check_without_a_session_says_so()
    {
        using var first = Client("first");

        var result = await first.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType(traits.CheckWithoutSession, result);
    }

    [Fact]
    public async Task A_session_check_of_the_app_that_signed_in_finds_its_session()
    {
        using var first = Client("first");
        SignedIn(await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

        var result = await first.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType<SessionCheckResult.Valid>(result);
        Assert.Equal(1, Browser.SignInForms);
    }

    [Fact]
    public async Task A_session_check_of_another_app_finds_the_shared_session()
    {
        using var first = Client("first");
        using var second = Client("second");
        SignedIn(await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

        var result = await second.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType(traits.CheckByAnotherApp, result);
    }

    [Fact]
    public async Task A_fresh_sign_in_shows_the_form_again_and_proves_it()
    {
        using var first = Client("first");
        SignedIn(await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

        await Task.Delay(traits.FreshFor, TestContext.Current.CancellationToken);

        var result = await first.SignInAsync(new SignInRequest { Prompt = Prompt.Login }, TestContext.Current.CancellationToken);

        Assert.Equal(traits.StatesAuthTime, SignedIn(result).AuthenticatedAt is not null);
        Assert.Equal(2, Browser.SignInForms);
    }

    [Fact]
    public async Task An_access_token_is_renewed_with_the_refresh_token_and_again_with_the_one_that_came_with_it()
    {
        var clock = new AdvancingClock();
        using var store = new InMemoryTokenStore();
        using var first = Client("first", store, clock);
        SignedIn(await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

        var tokens = new List<string>();
        var refreshTokens = new HashSet<string> { await StoredRefreshTokenAsync(store) };
        foreach (var age in AgesOfRefusedTokens)
        {
            clock.Ahead += age;
            tokens.Add(await RefusingApi.RenewTokenAsync(first, TestContext.Current.CancellationToken));
            refreshTokens.Add(await StoredRefreshTokenAsync(store));
        }

        Assert.Equal(AgesOfRefusedTokens.Count, tokens.Distinct().Count());
        Assert.Equal(traits.RotatesRefreshTokens ? AgesOfRefusedTokens.Count + 1 : 1, refreshTokens.Count);
    }

    [Fact]
    public async Task Sign_out_everywhere_revokes_ends_the_session_and_deletes()
    {
        using var store = new InMemoryTokenStore();
        using var first = Client("first", store);
        SignedIn(await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

        var result = await first.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType(traits.Revocation, result.RefreshTokenRevocation);
        Assert.IsType(traits.Revocation, result.AccessTokenRevocation);
        Assert.IsType<SignOutStepResult.Done>(result.EndSession);
        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
        Assert.True(store.IsEmpty);
    }

    [Fact]
    public async Task After_a_sign_out_everywhere_the_second_app_finds_no_session()
    {
        using var first = Client("first");
        using var second = Client("second");
        SignedIn(await first.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));
        SignedIn(await second.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));
        await first.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await second.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType(traits.CheckWithoutSession, result);
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
            new SsoClientOptions
            {
                TimeProvider = clock ?? TimeProvider.System,
                SendMaxAgeWithPromptLogin = traits.AcceptsMaxAgeZero,
                AcceptPromptLoginWithoutAuthTime = !traits.StatesAuthTime,
            }
        );

    private static SsoSession SignedIn(SignInResult result)
    {
        Assert.True(result is SignInResult.SignedIn, (result as SignInResult.Failed)?.Error.Message);
        return ((SignInResult.SignedIn)result).Session;
    }

    private static async Task<string> StoredRefreshTokenAsync(InMemoryTokenStore store) =>
        JsonNode.Parse((await store.ReadAsync("session", TestContext.Current.CancellationToken))!)!["refresh_token"]!.GetValue<string>();

    private T Own<T>(T disposable)
        where T : IDisposable
    {
        _disposables.Add(disposable);
        return disposable;
    }
}
