using Microsoft.Extensions.Time.Testing;
using SsoConfig.LocalOrg;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Org;

/// <summary>The client against a provider that was not made for it: two apps, one browser, real HTTP.</summary>
public sealed class LocalOrgTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly OrgBrowser _browser = new();
    private readonly MemoryTokenStore _firstStore = new();
    private readonly MemoryTokenStore _secondStore = new();
    private LocalOrgServer _org = null!;
    private SsoClient _first = null!;
    private SsoClient _second = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _org = await LocalOrgServer.StartAsync(
            new LocalOrgOptions { Apps = [App("first"), App("second")], TimeProvider = _clock },
            Cancellation
        );
        _first = Client("first", _firstStore);
        _second = Client("second", _secondStore);
    }

    public async ValueTask DisposeAsync()
    {
        _first.Dispose();
        _second.Dispose();
        _browser.Dispose();
        _firstStore.Dispose();
        _secondStore.Dispose();
        await _org.DisposeAsync();
    }

    [Fact]
    public async Task Two_apps_share_one_session_and_the_second_shows_no_form()
    {
        var first = await SignedInAsync(_first);
        var second = await SignedInAsync(_second);

        Assert.Equal(first.User.Subject, second.User.Subject);
        Assert.NotNull(first.SessionId);
        Assert.Equal(first.SessionId, second.SessionId);
        Assert.Equal(1, FormsShown());
    }

    [Fact]
    public async Task Prompt_login_shows_the_form_again_and_proves_a_fresh_authentication()
    {
        var first = await SignedInAsync(_first);
        var again = await SignedInAsync(_second, new SignInRequest { Prompt = Prompt.Login });

        Assert.True(again.AuthenticatedAt >= first.AuthenticatedAt);
        Assert.Equal(2, FormsShown());
    }

    [Fact]
    public async Task Another_user_can_take_over_by_prompt_login()
    {
        await SignedInAsync(_first);
        _browser.User = "grace@example.com";

        var session = await SignedInAsync(_second, new SignInRequest { Prompt = Prompt.Login });

        Assert.Equal("grace@example.com", session.User.PreferredUsername);
        Assert.IsNotType<SessionCheckResult.Valid>(await _first.CheckSessionAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_session_check_finds_the_session_and_after_a_sign_out_elsewhere_none()
    {
        var first = await SignedInAsync(_first);
        await SignedInAsync(_second);

        var before = Assert.IsType<SessionCheckResult.Valid>(await _second.CheckSessionAsync(cancellationToken: Cancellation));
        var signOut = await _first.SignOutAsync(cancellationToken: Cancellation);
        var after = await _second.CheckSessionAsync(cancellationToken: Cancellation);

        Assert.Equal(first.SessionId, before.Session.SessionId);
        Assert.True(signOut.IsComplete);
        Assert.IsType<SessionCheckResult.NoSession>(after);
        Assert.IsType<AccessTokenResult.SignedOut>(await _first.GetAccessTokenAsync(cancellationToken: Cancellation));
        Assert.IsType<AccessTokenResult.Valid>(await _second.GetAccessTokenAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_refresh_gives_a_new_token_and_the_copy_of_a_revoked_one_is_signed_out()
    {
        await SignedInAsync(_first);
        var token = await ValidTokenAsync(_first);
        _clock.Advance(TimeSpan.FromHours(2));
        var renewed = await ValidTokenAsync(_first);
        var copy = _firstStore.Values["session"];
        await _first.SignOutAsync(SignOutScope.ThisApp, Cancellation);
        _firstStore.Put("session", copy);
        _clock.Advance(TimeSpan.FromHours(2));
        using var thief = Client("first", _firstStore);

        Assert.NotEqual(token, renewed);
        Assert.IsType<AccessTokenResult.SignedOut>(await thief.GetAccessTokenAsync(cancellationToken: Cancellation));
        Assert.Empty(_firstStore.Values);
    }

    [Fact]
    public async Task A_second_sign_out_is_harmless()
    {
        await SignedInAsync(_first);
        await _first.SignOutAsync(cancellationToken: Cancellation);

        Assert.True((await _first.SignOutAsync(cancellationToken: Cancellation)).IsComplete);
    }

    [Fact]
    public async Task A_user_who_closes_the_form_has_cancelled()
    {
        _browser.User = null;

        Assert.IsType<SignInResult.Cancelled>(await _first.SignInAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_provider_that_ignores_prompt_login_is_found_out()
    {
        await SignedInAsync(_first);
        _org.Faults.Set(Fault.Parse("ignore-prompt-login"), Fault.Parse("ignore-max-age"));
        _clock.Advance(TimeSpan.FromSeconds(6));

        var result = await _second.SignInAsync(new SignInRequest { Prompt = Prompt.Login }, Cancellation);

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, Assert.IsType<SignInResult.Failed>(result).Error.Code);
    }

    [Fact]
    public async Task An_issuer_in_the_response_of_another_server_is_refused()
    {
        _org.Faults.Set(Fault.Parse("response-issuer=https://evil.example.com"));

        Assert.Equal(
            SsoErrorCodes.IssuerMismatch,
            Assert.IsType<SignInResult.Failed>(await _first.SignInAsync(cancellationToken: Cancellation)).Error.Code
        );
    }

    private static LocalOrgApp App(string name) =>
        new()
        {
            Name = name,
            ClientId = name + "-client",
            RedirectUris = [$"com.{name}.sample:/callback"],
            LogoutRedirectUris = [$"com.{name}.sample:/logout"],
        };

    private SsoClient Client(string name, MemoryTokenStore store) =>
        new(
            new SsoOptions
            {
                Issuer = _org.Issuer,
                ClientId = name + "-client",
                RedirectUri = $"com.{name}.sample:/callback",
                LogoutRedirectUri = $"com.{name}.sample:/logout",
            },
            _browser,
            store,
            new SsoClientOptions { TimeProvider = _clock }
        );

    private static async Task<SsoSession> SignedInAsync(SsoClient app, SignInRequest? request = null) =>
        Assert.IsType<SignInResult.SignedIn>(await app.SignInAsync(request, Cancellation)).Session;

    private static async Task<string> ValidTokenAsync(SsoClient app) =>
        Assert.IsType<AccessTokenResult.Valid>(await app.GetAccessTokenAsync(cancellationToken: Cancellation)).AccessToken;

    private int FormsShown() => _org.Log.Events.Count(static happened => happened.Kind == "sign_in_form_shown");
}
