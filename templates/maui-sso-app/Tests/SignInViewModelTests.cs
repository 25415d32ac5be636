using SsoConfig;
using Xunit;

namespace SsoAppNamespace.Tests;

public sealed class SignInViewModelTests
{
    private static readonly SsoOptions Options = new()
    {
        Issuer = "https://org.example.com",
        ClientId = "client",
        RedirectUri = "com.example.tests:/callback",
        LogoutRedirectUri = "com.example.tests:/logout",
    };

    private readonly FakeBrowser _browser = new();
    private readonly SignInViewModel _model;

    public SignInViewModelTests()
    {
        var sso = new SsoClient(Options, _browser, new MemoryTokenStore(), new SsoClientOptions { HttpMessageHandler = new FakeOrg(Options.Issuer) });
        _model = new SignInViewModel(sso, new ProfileApi(sso, Options.Issuer));
    }

    [Fact]
    public async Task Nobody_is_signed_in_at_first()
    {
        await _model.ShowSessionAsync();

        Assert.Equal(Wording.NobodySignedIn, _model.Who);
    }

    [Fact]
    public async Task A_browser_that_is_closed_cancels_the_sign_in()
    {
        var signingIn = _model.SignInCommand.ExecuteAsync(null);
        _browser.Close();
        await signingIn;

        Assert.Equal(Wording.Cancelled, _model.LastResult);
    }

    [Fact]
    public async Task Cancel_ends_the_wait_for_the_browser()
    {
        var signingIn = _model.SignInCommand.ExecuteAsync(null);
        await _browser.Opened;
        _model.CancelCommand.Execute(null);
        await signingIn;

        Assert.Equal(Wording.Cancelled, _model.LastResult);
    }

    [Fact]
    public async Task The_page_is_busy_while_the_browser_is_open()
    {
        var signingIn = _model.SignInCommand.ExecuteAsync(null);
        await _browser.Opened;

        Assert.True(_model.IsBusy);

        _browser.Close();
        await signingIn;
        Assert.True(_model.IsIdle);
    }

    [Fact]
    public async Task Sign_in_always_ask_tells_the_org_to_ask()
    {
        var signingIn = _model.SignInFreshCommand.ExecuteAsync(null);
        var address = await _browser.Opened;
        _browser.Close();
        await signingIn;

        Assert.Contains("prompt=login", address);
    }

    [Fact]
    public async Task A_browser_without_a_session_is_said_to_have_none()
    {
        var checking = _model.CheckSessionCommand.ExecuteAsync(null);
        await _browser.AnswerAsync("error=login_required");
        await checking;

        Assert.Equal(Wording.Of(new SessionCheckResult.NoSession()), _model.LastResult);
    }
}
