using System.Net;
using Microsoft.Extensions.Time.Testing;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Protocol;

/// <summary>Modelled on the OpenID conformance suite's modules of the same names.</summary>
public sealed class EndSessionTests : IAsyncLifetime
{
    private const string LogoutUri = "com.first.sample:/logout";
    private readonly UserAgent _browser = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private LocalOrgServer _org = null!;
    private Json _tokens = null!;

    private TestApp First => OrgFixture.FirstOf(_org);

    [Fact]
    public async Task Oidcc_rp_initiated_logout_ends_the_session_and_echoes_the_state()
    {
        var response = await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", LogoutUri), ("state", "s-1"));

        Assert.Equal($"{LogoutUri}?state=s-1", response.Address.ToString());
        Assert.False(await IsSignedInAsync());
    }

    [Fact]
    public async Task Oidcc_rp_initiated_logout_discovery_endpoint_verification()
    {
        var document = await First.DiscoverAsync();

        Assert.Equal($"{_org.Issuer}/v1/logout", document["end_session_endpoint"]);
    }

    [Fact]
    public async Task The_session_of_the_other_app_is_over_as_well()
    {
        await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", LogoutUri));

        var response = await _browser.OpenAsync(OrgFixture.SecondOf(_org).AuthorizeAddress(("prompt", "none")));

        Assert.Equal("login_required", response["error"]);
    }

    [Fact]
    public async Task Ending_the_session_does_not_end_the_tokens()
    {
        await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", LogoutUri));

        Assert.Equal(HttpStatusCode.OK, (await First.RefreshAsync(_tokens.RefreshToken)).Status);
    }

    [Fact]
    public async Task An_expired_id_token_hint_is_accepted()
    {
        _clock.Advance(TimeSpan.FromHours(2));

        var response = await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", LogoutUri));

        Assert.True(response.IsHandedOver);
        Assert.False(await IsSignedInAsync());
    }

    [Fact]
    public async Task The_hint_of_an_earlier_session_of_the_same_user_is_accepted()
    {
        await OrgFixture.SecondOf(_org).SignInAsync(_browser, ("prompt", "login"));

        var response = await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", LogoutUri));

        Assert.True(response.IsHandedOver);
        Assert.False(await IsSignedInAsync());
    }

    [Fact]
    public async Task An_id_token_hint_is_accepted_after_the_tokens_of_its_sign_in_were_revoked()
    {
        await First.RevokeAsync(_tokens.RefreshToken, "refresh_token");

        var response = await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", LogoutUri));

        Assert.True(response.IsHandedOver);
        Assert.False(await IsSignedInAsync());
    }

    [Fact]
    public async Task A_second_sign_out_is_harmless()
    {
        await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", LogoutUri));

        var response = await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", LogoutUri));

        Assert.True(response.IsHandedOver);
    }

    [Fact]
    public async Task Oidcc_rp_initiated_logout_no_state_sends_no_state_back()
    {
        var response = await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", LogoutUri));

        Assert.Equal(LogoutUri, response.Address.ToString());
    }

    [Theory]
    [InlineData("not-a-token")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")]
    public async Task Oidcc_rp_initiated_logout_bad_id_token_hint_goes_nowhere_and_ends_nothing(string hint)
    {
        var page = await EndSessionAsync(("id_token_hint", hint), ("post_logout_redirect_uri", LogoutUri));

        await AssertRefusedAsync(page);
    }

    [Fact]
    public async Task Oidcc_rp_initiated_logout_modified_id_token_hint_goes_nowhere_and_ends_nothing()
    {
        var page = await EndSessionAsync(("id_token_hint", _tokens.IdToken[..^8] + "AAAAAAAA"), ("post_logout_redirect_uri", LogoutUri));

        await AssertRefusedAsync(page);
    }

    [Fact]
    public async Task Oidcc_rp_initiated_logout_bad_post_logout_redirect_uri_goes_nowhere_and_ends_nothing()
    {
        var page = await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", "com.stranger:/logout"));

        await AssertRefusedAsync(page);
    }

    [Fact]
    public async Task Oidcc_rp_initiated_logout_query_added_to_post_logout_redirect_uri_goes_nowhere_and_ends_nothing()
    {
        var page = await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", LogoutUri + "?a=b"));

        await AssertRefusedAsync(page);
    }

    [Fact]
    public async Task A_post_logout_redirect_uri_of_another_app_goes_nowhere_and_ends_nothing()
    {
        var page = await EndSessionAsync(("id_token_hint", _tokens.IdToken), ("post_logout_redirect_uri", "com.second.sample:/logout"));

        await AssertRefusedAsync(page);
    }

    [Fact]
    public async Task Oidcc_rp_initiated_logout_no_post_logout_redirect_uri_ends_on_a_page()
    {
        var page = await EndSessionAsync(("id_token_hint", _tokens.IdToken));

        Assert.Equal("You are signed out", page.Heading);
        Assert.Contains("You can go back to the app", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "s-1")]
    [InlineData(LogoutUri, "s-1")]
    public async Task Oidcc_rp_initiated_logout_no_id_token_hint_or_no_params_or_only_state_asks_first(string? redirectUri, string? state)
    {
        var question = await EndSessionAsync(("post_logout_redirect_uri", redirectUri), ("state", state));

        Assert.Equal("Sign out of all apps?", question.Heading);
        Assert.True(await IsSignedInAsync());
    }

    [Fact]
    public async Task Yes_to_the_question_ends_the_session()
    {
        var question = await EndSessionAsync(("client_id", "first-client"), ("post_logout_redirect_uri", LogoutUri), ("state", "s-1"));

        var response = await _browser.PressAsync(question, "sign-out");

        Assert.Equal($"{LogoutUri}?state=s-1", response.Address.ToString());
        Assert.False(await IsSignedInAsync());
    }

    [Fact]
    public async Task No_to_the_question_leaves_the_session()
    {
        var question = await EndSessionAsync(("client_id", "first-client"), ("post_logout_redirect_uri", LogoutUri));

        var page = await _browser.PressAsync(question, "stay");

        Assert.Equal("You are still signed in", page.Heading);
        Assert.True(await IsSignedInAsync());
    }

    public async ValueTask InitializeAsync()
    {
        _org = await LocalOrgServer.StartAsync(OrgFixture.Options with { TimeProvider = _clock }, TestContext.Current.CancellationToken);
        _tokens = await First.SignInAsync(_browser);
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _org.DisposeAsync();
    }

    private Task<Visit> EndSessionAsync(params (string, string?)[] parameters) => _browser.OpenAsync(First.EndSessionAddress(parameters));

    private async Task<bool> IsSignedInAsync() =>
        (await _browser.OpenAsync(First.AuthorizeAddress(("prompt", "none"))))["code"] is not null;

    private async Task AssertRefusedAsync(Visit page)
    {
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("The app's request is not valid", page.Heading);
        Assert.True(await IsSignedInAsync());
    }
}
