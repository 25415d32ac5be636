using SsoConfig.LocalOrg;
using SsoConfig.Tool.Tests.Support;

namespace SsoConfig.Tool.Tests.Org;

public sealed class PageTests(OrgFixture fixture) : IClassFixture<OrgFixture>
{
    [Fact]
    public async Task The_front_page_says_who_is_signed_in_and_what_is_registered()
    {
        using var browser = new UserAgent();
        var before = await browser.OpenAsync(fixture.Org.FrontPage);
        await fixture.First.SignInAsync(browser);

        var after = await browser.OpenAsync(fixture.Org.FrontPage);

        Assert.Contains("Nobody is signed in", before.Html, StringComparison.Ordinal);
        Assert.Contains("Ada Lovelace is signed in", after.Html, StringComparison.Ordinal);
        Assert.Contains("com.second.sample:/callback", after.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_page_shows_the_people_the_password_and_that_it_is_a_toy()
    {
        using var browser = new UserAgent();

        var form = await browser.OpenAsync(fixture.First.AuthorizeAddress());

        Assert.All(["ada@example.com", "grace@example.com", "local-org", "Not for production"], text => Assert.Contains(text, form.Html, StringComparison.Ordinal));
        Assert.All(["id=\"username\"", "id=\"password\"", "id=\"sign-in\""], id => Assert.Contains(id, form.Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_press_on_a_person_signs_in_as_that_person()
    {
        using var browser = new UserAgent();
        var form = await browser.OpenAsync(fixture.First.AuthorizeAddress());

        var tokens = await fixture.First.RedeemAsync(await browser.PressAsync(form, "", ("as", "grace@example.com")));

        Assert.Equal("Grace Hopper", tokens.Identity["name"]);
    }

    [Fact]
    public async Task A_page_may_not_be_framed_and_its_form_may_lead_to_an_apps_own_scheme()
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
    public void A_person_is_written_as_in_an_e_mail(string text, string name, string email)
    {
        Assert.Equal(new Person(name, email), Person.TryParse(text));
    }

    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("<ada@example.com>")]
    [InlineData("Ada <ada>")]
    [InlineData("Ada <ada@example.com> and more")]
    public void Anything_else_is_nobody(string text)
    {
        Assert.Null(Person.TryParse(text));
    }
}
