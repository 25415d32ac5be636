
namespace SsoConfig.Maui.Tests.Adapters;

public sealed class ResumedAnswerTests
{
    private const string RedirectUri = "com.first.sample:/callback";

    private readonly List<SignInResult> _completed = [];

    [Theory]
    [InlineData(null)]
    [InlineData("com.first.sample:/settings")]
    [InlineData("com.other.sample:/callback?code=c&state=s")]
    public async Task A_uri_that_is_no_answer_does_not_even_make_a_client(string? uri)
    {
        var answer = new ResumedAnswer(RedirectUri, static () => throw new InvalidOperationException("No client is needed."), _completed.Add);

        await answer.OfferAsync(uri);

        Assert.Empty(_completed);
    }

    [Theory]
    [InlineData(RedirectUri + "?code=c&state=s", SsoErrorCodes.NoPendingSignIn)]
    [InlineData(RedirectUri + "-look-alike?code=c&state=s", SsoErrorCodes.NoPendingSignIn)]
    public async Task An_answer_that_nobody_asked_for_signs_nobody_in(string uri, string code)
    {
        using var store = new SecretTokenStore(new FakeSecretStorage(), new FakeInstallationMarks());
        using var client = new SsoClient(Options(), new NoBrowser(), store, new SsoClientOptions());
        var answer = new ResumedAnswer(RedirectUri, () => client, _completed.Add);

        await answer.OfferAsync(uri);

        Assert.Equal(code, Assert.IsType<SignInResult.Failed>(Assert.Single(_completed)).Error.Code);
        Assert.Null(await client.GetSessionAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_app_that_does_not_want_to_know_is_not_told()
    {
        using var store = new SecretTokenStore(new FakeSecretStorage(), new FakeInstallationMarks());
        using var client = new SsoClient(Options(), new NoBrowser(), store, new SsoClientOptions());

        await new ResumedAnswer(RedirectUri, () => client, completed: null).OfferAsync(RedirectUri + "?code=c&state=s");

        Assert.Null(await client.GetSessionAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_the_apps_own_code_throws_is_not_swallowed()
    {
        using var store = new SecretTokenStore(new FakeSecretStorage(), new FakeInstallationMarks());
        using var client = new SsoClient(Options(), new NoBrowser(), store, new SsoClientOptions());
        var answer = new ResumedAnswer(RedirectUri, () => client, static _ => throw new NotSupportedException());

        await Assert.ThrowsAsync<NotSupportedException>(() => answer.OfferAsync(RedirectUri + "?code=c&state=s"));
    }

    private static SsoOptions Options() => new()
    {
        Issuer = "https://op.example.com", ClientId = "first", RedirectUri = RedirectUri, LogoutRedirectUri = "com.first.sample:/logout",
    };

    private sealed class NoBrowser : ISystemBrowser
    {
        public bool AlwaysShowsUi => false;

        public Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("An answer that has come opens no browser.");
    }
}
