using Microsoft.Extensions.Time.Testing;
using SsoConfig.Maui.Browsers;
using SsoConfig.Maui.Callbacks;
using SsoConfig.Maui.Storage;
using SsoConfig.Tests;

namespace SsoConfig.Maui.Tests.Callbacks;

public sealed class CallbackRouterTests : IDisposable
{
    private const string RedirectUri = "com.first.sample:/callback";

    private readonly List<SignInResult> _resumed = [];
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly TestProvider _provider = new();
    private readonly MemoryTokenStore _store = new();
    private readonly ReturnWatchdog _watchdog;
    private readonly CallbackRouter _router;
    private readonly TabBrowser _browser;
    private readonly SsoClient _client;

    public CallbackRouterTests()
    {
        var options = new SsoOptions
        {
            Issuer = TestProvider.Issuer,
            ClientId = "first",
            RedirectUri = RedirectUri,
            LogoutRedirectUri = "com.first.sample:/logout",
        };
        _watchdog = new ReturnWatchdog(_time);
        _router = new CallbackRouter(options, () => _client!, _resumed.Add);
        _browser = new TabBrowser(_router, _watchdog);
        _client = new SsoClient(options, _browser, _store, new SsoClientOptions { HttpMessageHandler = _provider, TimeProvider = _time });
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _store.Dispose();
        _provider.Dispose();
    }

    [Fact]
    public async Task A_response_ends_the_visit_that_waits_for_it()
    {
        var signIn = await StartAsync();

        Assert.Equal(CallbackDelivery.EndedVisit, await _router.DeliverAsync(Response()));

        Assert.IsType<SignInResult.SignedIn>(await signIn);
        Assert.Empty(_resumed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("com.first.sample:/settings")]
    [InlineData("com.other.sample:/callback?code=c&state=s")]
    [InlineData(RedirectUri)]
    [InlineData(RedirectUri + "?code=c&state=guessed")]
    [InlineData(RedirectUri + "?error=access_denied")]
    [InlineData(RedirectUri + "?x=1&x=1")]
    [InlineData(RedirectUri + "?code=c&code=c&state=guessed")]
    [InlineData(RedirectUri + "-look-alike?code=c&state=s")]
    public async Task A_hostile_app_cannot_end_a_visit_or_be_heard(string? uri)
    {
        var signIn = await StartAsync();

        Assert.Equal(CallbackDelivery.Ignored, await _router.DeliverAsync(uri));

        Assert.False(signIn.IsCompleted);
        Assert.Empty(_resumed);
        await _router.DeliverAsync(Response());
        Assert.IsType<SignInResult.SignedIn>(await signIn);
    }

    [Theory]
    [InlineData(RedirectUri + "?code=c&state=s")]
    [InlineData(RedirectUri + "?error=access_denied&state=s")]
    [InlineData(RedirectUri + "-look-alike?code=c&state=s")]
    public async Task A_uri_that_no_sign_in_waits_for_is_ignored_and_nothing_is_asked_of_the_provider(string uri)
    {
        Assert.Equal(CallbackDelivery.Ignored, await _router.DeliverAsync(uri));

        Assert.Empty(_resumed);
        Assert.Equal(0, _provider.Requests);
    }

    [Fact]
    [Case(6)]
    public async Task A_minimized_tab_ends_the_visit_and_its_late_response_still_signs_in()
    {
        var signIn = await StartAsync();
        _watchdog.OnPaused();
        _watchdog.OnResumed();
        _time.Advance(ReturnWatchdog.GracePeriod);
        Assert.IsType<SignInResult.Cancelled>(await signIn);

        Assert.Equal(CallbackDelivery.ResumedSignIn, await _router.DeliverAsync(Response()));

        Assert.Equal("ada", Assert.IsType<SignInResult.SignedIn>(Assert.Single(_resumed)).Session.User.Subject);
        Assert.NotNull(await _client.GetSessionAsync(Cancel));
    }

    [Fact]
    [Case("F1")]
    public async Task A_second_copy_of_a_response_shows_nothing_and_keeps_the_user_signed_in()
    {
        var signIn = await StartAsync();
        await _router.DeliverAsync(Response());
        await signIn;
        var requests = _provider.Requests;

        Assert.Equal(CallbackDelivery.Ignored, await _router.DeliverAsync(Response()));
        Assert.Equal(CallbackDelivery.Ignored, await _router.DeliverAsync(Response("another-code")));

        Assert.Empty(_resumed);
        Assert.Equal(requests, _provider.Requests);
        Assert.NotNull(await _client.GetSessionAsync(Cancel));
    }

    [Fact]
    public async Task A_late_response_during_a_session_check_signs_in_and_the_check_goes_on()
    {
        var signIn = await StartAsync();
        _watchdog.OnPaused();
        _watchdog.OnResumed();
        _time.Advance(ReturnWatchdog.GracePeriod);
        await signIn;
        var late = Response();

        var check = _client.CheckSessionAsync(cancellationToken: Cancel);
        await VisitAsync(2);
        Assert.Equal(CallbackDelivery.ResumedSignIn, await _router.DeliverAsync(late));

        Assert.IsType<SignInResult.SignedIn>(Assert.Single(_resumed));
        Assert.False(check.IsCompleted);
        await _router.DeliverAsync($"{RedirectUri}?error=login_required&state={_browser.States[1]}");
        Assert.IsType<SessionCheckResult.NoSession>(await check);
    }

    [Theory]
    [InlineData("com.android.chrome", false)]
    [InlineData("org.mozilla.firefox", true)]
    public async Task A_session_check_says_whether_it_ran_in_another_browser_than_the_sign_in(string browser, bool isOther)
    {
        var signIn = await StartAsync();
        await _router.DeliverAsync(Response());
        await signIn;
        _browser.Name = browser;

        var check = _client.CheckSessionAsync(cancellationToken: Cancel);
        await VisitAsync(2);
        await _router.DeliverAsync($"{RedirectUri}?error=login_required&state={_browser.States[1]}");

        Assert.Equal(isOther, Assert.IsType<SessionCheckResult.NoSession>(await check).IsOtherBrowser);
    }

    [Theory]
    [InlineData("com.android.chrome", false)]
    [InlineData("org.mozilla.firefox", true)]
    public async Task So_it_does_after_a_sign_in_that_came_late_as_the_browser_is_kept_with_the_pending_one(string browser, bool isOther)
    {
        var signIn = await StartAsync();
        _watchdog.OnPaused();
        _watchdog.OnResumed();
        _time.Advance(ReturnWatchdog.GracePeriod);
        await signIn;
        await _router.DeliverAsync(Response());
        _browser.Name = browser;

        var check = _client.CheckSessionAsync(cancellationToken: Cancel);
        await VisitAsync(2);
        await _router.DeliverAsync($"{RedirectUri}?error=login_required&state={_browser.States[1]}");

        Assert.Equal(isOther, Assert.IsType<SessionCheckResult.NoSession>(await check).IsOtherBrowser);
    }

    [Fact]
    public async Task The_result_of_a_tab_ends_its_visit()
    {
        var signIn = await StartAsync();

        Assert.Equal(CallbackDelivery.EndedVisit, await _router.DeliverAsync(_browser.VisitId, new BrowserResult.Cancelled()));

        Assert.IsType<SignInResult.Cancelled>(await signIn);
    }

    [Fact]
    public async Task The_result_of_an_earlier_tab_does_not_end_the_visit()
    {
        var signIn = await StartAsync();

        Assert.Equal(CallbackDelivery.Ignored, await _router.DeliverAsync("earlier", new BrowserResult.Cancelled()));

        Assert.False(signIn.IsCompleted);
        await _router.DeliverAsync(_browser.VisitId, new BrowserResult.Returned(Response()));
        Assert.IsType<SignInResult.SignedIn>(await signIn);
    }

    [Fact]
    public async Task The_result_of_a_tab_that_a_stopped_process_opened_completes_its_sign_in()
    {
        var signIn = await StartAsync();
        _watchdog.OnPaused();
        _watchdog.OnResumed();
        _time.Advance(ReturnWatchdog.GracePeriod);
        await signIn;

        Assert.Equal(
            CallbackDelivery.ResumedSignIn,
            await _router.DeliverAsync("of the stopped process", new BrowserResult.Returned(Response()))
        );

        Assert.IsType<SignInResult.SignedIn>(Assert.Single(_resumed));
    }

    [Fact]
    public async Task A_refused_sign_in_that_comes_late_is_reported()
    {
        var signIn = await StartAsync();
        _watchdog.OnPaused();
        _watchdog.OnResumed();
        _time.Advance(ReturnWatchdog.GracePeriod);
        await signIn;

        await _router.DeliverAsync($"{RedirectUri}?error=access_denied&state={_browser.States[0]}");

        Assert.IsType<SignInResult.Denied>(Assert.Single(_resumed));
    }

    [Fact]
    public async Task What_the_apps_own_code_throws_is_not_swallowed()
    {
        var options = new SsoOptions
        {
            Issuer = TestProvider.Issuer,
            ClientId = "first",
            RedirectUri = RedirectUri,
            LogoutRedirectUri = RedirectUri,
        };
        var router = new CallbackRouter(options, () => _client, static _ => throw new NotSupportedException());
        var signIn = await StartAsync();
        _watchdog.OnPaused();
        _watchdog.OnResumed();
        _time.Advance(ReturnWatchdog.GracePeriod);
        await signIn;

        await Assert.ThrowsAsync<NotSupportedException>(() => router.DeliverAsync(Response()));
    }

    private async Task<Task<SignInResult>> StartAsync()
    {
        var signIn = _client.SignInAsync(cancellationToken: Cancel);
        await VisitAsync(1);
        _provider.Nonce = _browser.Nonce;
        return signIn;
    }

    private async Task VisitAsync(int count)
    {
        while (_browser.States.Count < count)
        {
            await Task.Delay(5, Cancel);
        }
    }

    private string Response(string code = "c") => $"{RedirectUri}?code={code}&state={_browser.States[0]}";
}
