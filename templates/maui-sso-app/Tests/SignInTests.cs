using SsoConfig;
using SsoConfig.LocalOrg;
using Xunit;

namespace SsoAppNamespace.Tests;

/// <summary>Signs in to a real provider, the local org, which runs in the process of the tests on a free port.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string UserName = "ada@example.com";

    private static readonly SsoOptions Sibling = OktaConfig.Options with
    {
        ClientId = "sibling",
        RedirectUri = "com.example.sibling:/callback",
        LogoutRedirectUri = "com.example.sibling:/logout",
    };

    private readonly HttpBrowser _browser = new(UserName);
    private LocalOrgServer? _org;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new LocalOrgOptions { Apps = [Register(OktaConfig.Options), Register(Sibling)] };
        _org = await LocalOrgServer.StartAsync(options, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        if (_org is not null)
        {
            await _org.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_user_signs_in_calls_the_API_and_signs_out()
    {
        using var sso = CreateClient(OktaConfig.Options);
        using var api = new ProfileApi(sso, _org!.Issuer);
        var model = new SignInViewModel(sso, api);

        await model.SignInCommand.ExecuteAsync(null);
        Assert.Equal("Ada Lovelace", model.UserName);

        await model.CallApiCommand.ExecuteAsync(null);
        Assert.Equal(Texts.For(new ApiResult.Succeeded("Ada Lovelace")), model.LastResult);

        await model.EndSharedSessionCommand.ExecuteAsync(null);
        Assert.Equal("Signed out.", model.LastResult);
        Assert.Equal(Texts.NotSignedIn, model.UserName);

        await model.CheckSessionCommand.ExecuteAsync(null);
        Assert.Equal(Texts.For(new SessionCheckResult.NoSession()), model.LastResult);
    }

    [Fact]
    public async Task A_second_app_signs_in_without_a_prompt()
    {
        using var first = CreateClient(OktaConfig.Options);
        using var second = CreateClient(Sibling);

        Assert.IsType<SignInResult.SignedIn>(await first.SignInAsync(cancellationToken: Cancellation));
        Assert.IsType<SignInResult.SignedIn>(await second.SignInAsync(cancellationToken: Cancellation));

        Assert.Equal(1, _browser.Prompts);
    }

    [Fact]
    public async Task Prompt_login_asks_again()
    {
        using var sso = CreateClient(OktaConfig.Options);

        await sso.SignInAsync(cancellationToken: Cancellation);
        Assert.IsType<SignInResult.SignedIn>(await sso.SignInAsync(new SignInRequest { Prompt = Prompt.Login }, Cancellation));

        Assert.Equal(2, _browser.Prompts);
    }

    private SsoClient CreateClient(SsoOptions options) => new(options with { Issuer = _org!.Issuer }, _browser, new MemoryTokenStore());

    private static LocalOrgApp Register(SsoOptions options) => new()
    {
        Name = options.ClientId,
        ClientId = options.ClientId,
        RedirectUris = [options.RedirectUri],
        LogoutRedirectUris = [options.LogoutRedirectUri],
        Scopes = options.Scopes.Split(' '),
    };
}
