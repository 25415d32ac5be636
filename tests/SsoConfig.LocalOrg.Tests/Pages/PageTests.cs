using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Pages;

public sealed class PageTests(OrgFixture fixture) : IClassFixture<OrgFixture>
{
    [Fact]
    public async Task The_front_page_shows_the_user_and_the_end_of_the_session_and_the_registered_apps()
    {
        using var browser = new UserAgent();
        var before = await browser.OpenAsync(fixture.Org.FrontPage);
        var tokens = await fixture.First.SignInAsync(browser);
        var end =
            DateTimeOffset.FromUnixTimeSeconds(tokens.Identity.Content.GetProperty("auth_time").GetInt64())
            + OrgFixture.Options.SessionLifetime;

        var after = await browser.OpenAsync(fixture.Org.FrontPage);

        Assert.Contains("No user is signed in", before.Html, StringComparison.Ordinal);
        Assert.Contains(
            $"Ada Lovelace is signed in to this browser until {end:yyyy-MM-dd HH:mm} UTC.",
            after.Html,
            StringComparison.Ordinal
        );
        Assert.Contains("com.second.sample:/callback", after.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_page_shows_the_users_and_the_password_and_says_not_for_production()
    {
        using var browser = new UserAgent();

        var form = await browser.OpenAsync(fixture.First.AuthorizeAddress());

        Assert.All(
            ["ada@example.com", "grace@example.com", "local-org", "Not for production"],
            text => Assert.Contains(text, form.Html, StringComparison.Ordinal)
        );
        Assert.All(
            ["id=\"username\"", "id=\"password\"", "id=\"sign-in\""],
            id => Assert.Contains(id, form.Html, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task One_click_on_a_user_signs_in_as_that_user()
    {
        using var browser = new UserAgent();
        var form = await browser.OpenAsync(fixture.First.AuthorizeAddress());

        var tokens = await fixture.First.RedeemAsync(await browser.PressAsync(form, "", ("as", "grace@example.com")));

        Assert.Equal("Grace Hopper", tokens.Identity["name"]);
    }

    [Fact]
    public async Task A_page_cannot_be_framed_and_its_form_may_redirect_to_the_scheme_of_an_app()
    {
        using var http = new HttpClient();

        using var response = await http.GetAsync(fixture.First.AuthorizeAddress(), TestContext.Current.CancellationToken);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("form-action", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ada Lovelace <ada@example.com>", "Ada Lovelace", "ada@example.com")]
    [InlineData("  Léa  < lea@example.com >", "Léa", "lea@example.com")]
    public void A_user_is_a_name_and_an_email_address(string text, string name, string email)
    {
        var user = LocalOrgUser.Parse(text);

        Assert.Equal((name, email), (user.Name, user.Email));
    }

    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("<ada@example.com>")]
    [InlineData("Ada <ada>")]
    [InlineData("Ada <ada@example.com> and more")]
    public void Any_other_string_is_refused_with_the_remedy(string text)
    {
        var problem = Assert.Throws<LocalOrgException>(() => LocalOrgUser.Parse(text));

        Assert.StartsWith($"'{text}' is not a valid user. Write ", problem.Message, StringComparison.Ordinal);
    }
}
