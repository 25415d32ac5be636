using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Sessions;

public sealed class SessionCookieTests
{
    [Theory]
    [InlineData(SessionCookieKind.Session, "login_required")]
    [InlineData(SessionCookieKind.Persistent, null)]
    public async Task A_restart_of_the_browser_ends_the_session_only_with_a_session_cookie(SessionCookieKind kind, string? error)
    {
        await using var org = await LocalOrgServer.StartAsync(
            OrgFixture.Options with
            {
                Cookie = kind,
            },
            TestContext.Current.CancellationToken
        );
        using var browser = new UserAgent();
        await OrgFixture.FirstOf(org).SignInAsync(browser);

        browser.Restart();
        var response = await browser.OpenAsync(OrgFixture.FirstOf(org).AuthorizeAddress(("prompt", "none")));

        Assert.Equal(error, response["error"]);
    }

    [Fact]
    public async Task Two_orgs_on_one_host_have_sessions_of_their_own()
    {
        await using var one = await LocalOrgServer.StartAsync(OrgFixture.Options, TestContext.Current.CancellationToken);
        await using var another = await LocalOrgServer.StartAsync(OrgFixture.Options, TestContext.Current.CancellationToken);
        using var browser = new UserAgent();

        await OrgFixture.FirstOf(one).SignInAsync(browser);
        await OrgFixture.FirstOf(another).SignInAsync(browser);

        Assert.NotNull((await browser.OpenAsync(OrgFixture.FirstOf(one).AuthorizeAddress(("prompt", "none"))))["code"]);
    }

    [Fact]
    public async Task A_script_of_the_page_cannot_read_the_cookies()
    {
        await using var org = await LocalOrgServer.StartAsync(OrgFixture.Options, TestContext.Current.CancellationToken);
        using var browser = new UserAgent();

        await OrgFixture.FirstOf(org).SignInAsync(browser);

        Assert.NotEmpty(browser.Cookies);
        Assert.All(browser.Cookies, static cookie => Assert.True(cookie.HttpOnly));
    }
}
