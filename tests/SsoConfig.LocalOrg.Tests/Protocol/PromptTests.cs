using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Protocol;

/// <summary>Modelled on the OpenID conformance suite's modules of the same names.</summary>
public sealed class PromptTests(OrgFixture fixture) : IClassFixture<OrgFixture>, IDisposable
{
    private readonly UserAgent _browser = new();

    [Fact]
    public async Task Oidcc_prompt_none_not_logged_in_leads_to_login_required()
    {
        var response = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "none")));

        Assert.Equal("com.first.sample", response.Address.Scheme);
        Assert.Equal("login_required", response["error"]);
        Assert.Equal("the-state", response["state"]);
        Assert.Equal(fixture.Org.Issuer, response["iss"]);
    }

    [Fact]
    public async Task Oidcc_prompt_none_logged_in_returns_a_code_of_the_same_session()
    {
        var before = await fixture.First.SignInAsync(_browser);

        var response = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "none")));

        var after = await fixture.First.RedeemAsync(response);
        Assert.Equal(fixture.Org.Issuer, response["iss"]);
        Assert.Equal(before.Identity["sub"], after.Identity["sub"]);
        Assert.Equal(before.Identity["sid"], after.Identity["sid"]);
        Assert.Equal(before.Identity["auth_time"], after.Identity["auth_time"]);
    }

    [Fact]
    public async Task Another_app_gets_the_same_session_without_a_form()
    {
        var first = await fixture.First.SignInAsync(_browser);

        var response = await _browser.OpenAsync(fixture.Second.AuthorizeAddress());

        var second = await fixture.Second.RedeemAsync(response);
        Assert.True(response.IsHandedOver);
        Assert.Equal(first.Identity["sid"], second.Identity["sid"]);
        Assert.Equal("second-client", second.Identity["aud"]);
    }

    [Fact]
    public async Task Oidcc_prompt_login_shows_the_form_and_begins_a_new_session()
    {
        var before = await fixture.First.SignInAsync(_browser);

        var form = await _browser.OpenAsync(fixture.Second.AuthorizeAddress(("prompt", "login")));
        var after = await fixture.Second.RedeemAsync(await _browser.SignInAsync(form));

        Assert.Equal("Sign in to Second", form.Heading);
        Assert.NotEqual(before.Identity["sid"], after.Identity["sid"]);
    }

    [Fact]
    public async Task A_form_that_was_never_submitted_satisfies_no_prompt_login()
    {
        await fixture.First.SignInAsync(_browser);
        var form = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "login")));

        var skipped = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "login"), ("interaction", form["interaction"])));

        Assert.Equal("Sign in to First", skipped.Heading);
    }

    [Fact]
    public async Task A_sign_in_for_one_request_satisfies_no_other_prompt_login()
    {
        var form = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "login")));
        await _browser.SignInAsync(form);

        var reused = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "login"), ("interaction", form["interaction"])));

        Assert.Equal("Sign in to First", reused.Heading);
    }

    [Fact]
    public async Task A_form_cannot_be_submitted_from_another_browser()
    {
        var form = await _browser.OpenAsync(fixture.First.AuthorizeAddress());
        using var other = new UserAgent();

        var response = await other.SignInAsync(form);

        Assert.Equal("This page has expired", response.Heading);
    }

    [Fact]
    public async Task Prompt_select_account_offers_the_account_of_the_session_and_keeps_the_session()
    {
        var before = await fixture.First.SignInAsync(_browser);

        var choice = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "select_account")));
        var after = await fixture.First.RedeemAsync(await _browser.PressAsync(choice, "continue"));

        Assert.Contains("Continue as Ada Lovelace", choice.Html, StringComparison.Ordinal);
        Assert.Equal(before.Identity["sid"], after.Identity["sid"]);
    }

    [Fact]
    public async Task Prompt_select_account_accepts_another_account()
    {
        await fixture.First.SignInAsync(_browser);

        var choice = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "select_account")));
        var after = await fixture.First.RedeemAsync(await _browser.SignInAsync(choice, "grace@example.com"));

        Assert.Equal("Grace Hopper", after.Identity["name"]);
    }

    [Fact]
    public async Task A_continue_that_was_not_offered_is_not_a_sign_in()
    {
        await fixture.First.SignInAsync(_browser);
        var form = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "login")));

        var response = await _browser.PressAsync(form, "continue");

        Assert.False(response.IsHandedOver);
    }

    [Fact]
    public async Task Prompt_none_cannot_be_combined_with_another_prompt()
    {
        var response = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "none login")));

        Assert.Equal("invalid_request", response["error"]);
    }

    [Fact]
    public async Task Cancel_on_the_form_leads_to_access_denied()
    {
        var form = await _browser.OpenAsync(fixture.First.AuthorizeAddress());

        var response = await _browser.PressAsync(form, "cancel");

        Assert.Equal("access_denied", response["error"]);
        Assert.Equal("the-state", response["state"]);
    }

    [Fact]
    public async Task A_wrong_password_leaves_the_form_open_and_says_so()
    {
        var form = await _browser.OpenAsync(fixture.First.AuthorizeAddress());

        var again = await _browser.SignInAsync(form, password: "guess");

        Assert.Contains("role=\"alert\"", again.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"ada@example.com\"", again.Html, StringComparison.Ordinal);
        Assert.True((await _browser.SignInAsync(again)).IsHandedOver);
    }

    [Fact]
    public async Task Oidcc_login_hint_fills_in_the_user_name()
    {
        var form = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("login_hint", "grace@example.com")));

        Assert.Contains("""required value="grace@example.com">""", form.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_hint_is_text_on_the_page_and_never_markup()
    {
        var form = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("login_hint", "\"><script>alert(1)</script>")));

        Assert.DoesNotContain("<script>", form.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Oidcc_id_token_hint_of_the_user_of_the_session_needs_no_form()
    {
        var before = await fixture.First.SignInAsync(_browser);

        var response = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "none"), ("id_token_hint", before.IdToken)));

        Assert.NotNull(response["code"]);
    }

    [Fact]
    public async Task Oidcc_id_token_hint_of_another_user_leads_to_login_required()
    {
        using var otherBrowser = new UserAgent();
        var form = await otherBrowser.OpenAsync(fixture.First.AuthorizeAddress());
        var grace = await fixture.First.RedeemAsync(await otherBrowser.SignInAsync(form, "grace@example.com"));
        await fixture.First.SignInAsync(_browser);

        var response = await _browser.OpenAsync(fixture.First.AuthorizeAddress(("prompt", "none"), ("id_token_hint", grace.IdToken)));

        Assert.Equal("login_required", response["error"]);
    }

    public void Dispose() => _browser.Dispose();
}
