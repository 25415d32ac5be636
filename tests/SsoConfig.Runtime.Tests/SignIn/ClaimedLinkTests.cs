using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.SignIn;

/// <summary>An https redirect URI that the app claims, on the platforms that return it.</summary>
public sealed class ClaimedLinkTests
{
    private const string Link = "https://auth.example.com/first/callback";
    private const string LogoutLink = "https://auth.example.com/first/logout";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Conformance("8252-7.2-a")]
    [Conformance("8252-8.4-a")]
    public async Task Authorization_and_token_request_have_the_whole_link()
    {
        using var scenario = new Scenario();
        using var app = CreateApp(scenario);

        Assert.IsType<SignInResult.SignedIn>(await app.SignInAsync(cancellationToken: Cancel));

        Assert.Equal(Link, Assert.Single(scenario.Browser.Visits).RedirectUri);
        Assert.Equal(Link, Query.Of(scenario.Browser.Visits[0].StartUri)["redirect_uri"]);
        Assert.Equal(Link, Assert.Single(scenario.Provider.TokenRequests).Form["redirect_uri"]);
    }

    [Theory]
    [InlineData("https://auth.example.com/first/callback2")]
    [InlineData("https://auth.example.com/first/callback/")]
    [InlineData("https://auth.example.com/second/callback")]
    [InlineData("https://auth.example.com/First/callback")]
    [InlineData("https://auth.example.com:8443/first/callback")]
    [InlineData("https://auth.example.com.evil.example/first/callback")]
    [InlineData("https://ada@auth.example.com/first/callback")]
    [InlineData("https://evil.example/?u=https://auth.example.com/first/callback")]
    [InlineData("http://auth.example.com/first/callback")]
    [InlineData("com.first.sample:/callback")]
    [Conformance("8252-7.2-a")]
    [Conformance("8252-8.10-a")]
    [Conformance("9700-a")]
    public async Task Another_link_is_refused_however_much_it_looks_like_it(string lookAlike)
    {
        using var scenario = new Scenario();
        using var app = CreateApp(scenario);
        scenario.Provider.AlterRedirect = uri => uri.Replace(Link, lookAlike, StringComparison.Ordinal);

        var result = await app.SignInAsync(cancellationToken: Cancel);

        Assert.Equal(SsoErrorCodes.RedirectMismatch, Assert.IsType<SignInResult.Failed>(result).Error.Code);
        Assert.Empty(scenario.Provider.TokenRequests);
    }

    [Fact]
    [Conformance("8252-7.2-a")]
    public async Task A_sign_out_returns_by_the_logout_link()
    {
        using var scenario = new Scenario();
        using var app = CreateApp(scenario);
        await app.SignInAsync(cancellationToken: Cancel);

        await app.SignOutAsync(cancellationToken: Cancel);

        Assert.Equal(LogoutLink, scenario.Browser.Visits[^1].RedirectUri);
        Assert.Equal(LogoutLink, Query.Of(scenario.Browser.Visits[^1].StartUri)["post_logout_redirect_uri"]);
    }

    private static SsoClient CreateApp(Scenario scenario) =>
        scenario.NewProcess(Scenario.Options with { RedirectUri = Link, LogoutRedirectUri = LogoutLink });
}
