using SsoConfig;
using SsoConfig.Testing;
using Xunit;

namespace SsoAppNamespace.Tests;

public sealed class SignInViewModelTests : IDisposable
{
    private static readonly SsoOptions Options = OktaConfig.Options with { Issuer = "https://provider.example.com" };

    private readonly FakeBrowser _browser = new();
    private readonly SsoClient _sso;
    private readonly ProfileApi _api;
    private readonly SignInViewModel _model;

    public SignInViewModelTests()
    {
        _sso = new SsoClient(Options, _browser, new MemoryTokenStore(), new SsoClientOptions { HttpMessageHandler = new FakeProvider(Options.Issuer) });
        _api = new ProfileApi(_sso, Options.Issuer);
        _model = new SignInViewModel(_sso, _api);
    }

    public void Dispose()
    {
        _api.Dispose();
        _sso.Dispose();
    }

    [Fact]
    public async Task At_first_nobody_is_signed_in()
    {
        await _model.ShowSessionAsync();

        Assert.Equal(Texts.NotSignedIn, _model.UserName);
    }

    [Fact]
    public async Task Closing_the_browser_cancels_the_sign_in()
    {
        var signIn = _model.SignInCommand.ExecuteAsync(null);
        _browser.Close();
        await signIn;

        Assert.Equal(Texts.Cancelled, _model.LastResult);
    }

    [Fact]
    public async Task Cancel_stops_waiting_for_the_browser()
    {
        var signIn = _model.SignInCommand.ExecuteAsync(null);
        await _browser.WaitUntilOpenedAsync();
        _model.CancelCommand.Execute(null);
        await signIn;

        Assert.Equal(Texts.Cancelled, _model.LastResult);
    }

    [Fact]
    public async Task The_page_is_busy_while_the_browser_is_open()
    {
        var signIn = _model.SignInCommand.ExecuteAsync(null);
        await _browser.WaitUntilOpenedAsync();

        Assert.True(_model.IsBusy);

        _browser.Close();
        await signIn;
        Assert.True(_model.IsIdle);
    }

    [Fact]
    public async Task Sign_in_with_a_prompt_sends_prompt_login()
    {
        var signIn = _model.SignInWithPromptCommand.ExecuteAsync(null);
        var address = await _browser.WaitUntilOpenedAsync();
        _browser.Close();
        await signIn;

        Assert.Contains("prompt=login", address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_without_a_session_is_reported()
    {
        var check = _model.CheckSessionCommand.ExecuteAsync(null);
        await _browser.RedirectAsync("error=login_required");
        await check;

        Assert.Equal(Texts.For(new SessionCheckResult.NoSession()), _model.LastResult);
    }

    [Fact]
    public async Task A_user_whose_session_ends_is_no_longer_shown()
    {
        var sso = new FakeSsoClient();
        var model = new SignInViewModel(sso, _api);
        await model.SignInCommand.ExecuteAsync(null);
        Assert.Equal(Texts.For(new SignInResult.SignedIn(sso.Session!)), model.LastResult);
        var isShown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        model.PropertyChanged += (_, change) =>
        {
            if (change.PropertyName == nameof(SignInViewModel.UserName))
            {
                isShown.TrySetResult();
            }
        };

        sso.EndSessionByProvider();

        await isShown.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal((Texts.NotSignedIn, ""), (model.UserName, model.SessionDuration));
        Assert.DoesNotContain(Texts.For(sso.User), model.LastResult, StringComparison.Ordinal);
    }
}
