using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Protocol;

public sealed class ConsentTests : IAsyncLifetime
{
    private readonly UserAgent _browser = new();
    private LocalOrgServer _org = null!;

    private TestApp First => OrgFixture.FirstOf(_org);

    [Fact]
    public async Task The_first_sign_in_to_an_app_asks_for_consent_and_names_the_scopes()
    {
        var question = await SignInAsync();

        Assert.Equal("First asks for your consent", question.Heading);
        Assert.Contains("offline_access", question.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consent_is_remembered_for_that_app_alone()
    {
        await _browser.PressAsync(await SignInAsync(), "allow");

        var again = await _browser.OpenAsync(First.AuthorizeAddress(("prompt", "none")));
        var other = await _browser.OpenAsync(OrgFixture.SecondOf(_org).AuthorizeAddress(("prompt", "none")));

        Assert.NotNull(again["code"]);
        Assert.Equal("consent_required", other["error"]);
    }

    [Fact]
    public async Task A_refusal_leads_to_access_denied()
    {
        var response = await _browser.PressAsync(await SignInAsync(), "deny");

        Assert.Equal("access_denied", response["error"]);
    }

    [Fact]
    public async Task Prompt_consent_asks_again()
    {
        await _browser.PressAsync(await SignInAsync(), "allow");

        var question = await _browser.OpenAsync(First.AuthorizeAddress(("prompt", "consent")));

        Assert.Equal("First asks for your consent", question.Heading);
        Assert.NotNull((await _browser.PressAsync(question, "allow"))["code"]);
    }

    [Fact]
    public async Task Prompt_login_consent_asks_for_both_one_after_the_other()
    {
        await _browser.PressAsync(await SignInAsync(), "allow");

        var form = await _browser.OpenAsync(First.AuthorizeAddress(("prompt", "login consent")));
        var question = await _browser.SignInAsync(form);
        var response = await _browser.PressAsync(question, "allow");

        Assert.Equal("Sign in to First", form.Heading);
        Assert.Equal("First asks for your consent", question.Heading);
        Assert.NotNull(response["code"]);
    }

    public async ValueTask InitializeAsync() =>
        _org = await LocalOrgServer.StartAsync(OrgFixture.Options with { RequireConsent = true }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _org.DisposeAsync();
    }

    private async Task<Visit> SignInAsync() => await _browser.SignInAsync(await _browser.OpenAsync(First.AuthorizeAddress()));
}
