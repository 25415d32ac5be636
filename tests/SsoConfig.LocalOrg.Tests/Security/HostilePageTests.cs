using System.Net;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Security;

/// <summary>What a web page of another origin, or another program on this machine, can do to the user's session at the org.</summary>
public sealed class HostilePageTests : IAsyncLifetime
{
    private readonly UserAgent _browser = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private LocalOrgServer _org = null!;

    private TestApp First => OrgFixture.FirstOf(_org);

    [Theory]
    [InlineData("https://evil.example.com")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost")]
    [InlineData("null")]
    public async Task A_sign_in_form_is_not_accepted_from_another_origin(string origin)
    {
        var form = await _browser.OpenAsync(First.AuthorizeAddress());

        var status = await WebPage.SubmitAsync(_browser, form, origin, ("as", "grace@example.com"));

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.DoesNotContain(_org.Log.Events, static one => one.Kind == "signed_in");
    }

    [Fact]
    public async Task The_orgs_own_page_can_submit_the_form()
    {
        var form = await _browser.OpenAsync(First.AuthorizeAddress());

        var status = await WebPage.SubmitAsync(
            _browser,
            form,
            _org.FrontPage.GetLeftPart(UriPartial.Authority),
            ("as", "grace@example.com")
        );

        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.Contains(_org.Log.Events, static one => one is { Kind: "signed_in", User: "grace@example.com" });
    }

    [Fact]
    public async Task A_sign_out_is_not_confirmed_from_another_origin()
    {
        await First.SignInAsync(_browser);
        var form = await _browser.OpenAsync(First.EndSessionAddress());

        var status = await WebPage.SubmitAsync(_browser, form, "https://evil.example.com", ("action", "sign-out"));

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.NotNull((await _browser.OpenAsync(First.AuthorizeAddress(("prompt", "none"))))["code"]);
    }

    [Fact]
    public async Task Pages_tell_browsers_to_send_the_origin_of_their_forms()
    {
        using var response = await _http.GetAsync(_org.FrontPage, TestContext.Current.CancellationToken);

        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("log")]
    [InlineData("oauth2/default/.well-known/openid-configuration")]
    [InlineData("oauth2/default/v1/userinfo")]
    [InlineData("oauth2/default/sign-in")]
    public async Task No_response_can_be_read_or_embedded_by_another_origin(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_org.FrontPage, path))
        {
            Headers = { { "Origin", "https://evil.example.com" } },
        };
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(
            response.Headers,
            static header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)
        );
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("evil.example.com")]
    [InlineData("127.0.0.1.evil.example.com")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("2130706433")]
    public async Task Another_host_name_is_refused_at_each_path(string host)
    {
        foreach (var path in (string[])["", "log", "oauth2/default/v1/authorize", "oauth2/default/sign-in"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_org.FrontPage, path))
            {
                Headers = { Host = $"{host}:{_org.FrontPage.Port}" },
            };
            using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_session_id_from_before_the_sign_in_is_not_the_one_afterwards()
    {
        var form = await _browser.OpenAsync(First.AuthorizeAddress());
        var before = _browser.Cookies.Select(static cookie => cookie.Value).ToList();

        await _browser.SignInAsync(form);
        var first = SessionCookie();
        await _browser.SignInAsync(await _browser.OpenAsync(First.AuthorizeAddress(("prompt", "login"))));

        Assert.DoesNotContain(first, before);
        Assert.NotEqual(first, SessionCookie());
    }

    [Fact]
    public async Task The_parameters_of_a_posted_request_are_not_in_an_address_after_the_form()
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(First.AuthorizeAddress(("nonce", "a-posted-nonce"))).Query);
        using var content = new FormUrlEncodedContent(query.AllKeys.Select(key => KeyValuePair.Create(key!, query[key]!)));
        using var posted = await _http.PostAsync(First.At("v1/authorize"), content, TestContext.Current.CancellationToken);
        var cookie = posted.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var page = new Uri(_org.FrontPage, posted.Headers.Location!);

        using var submit = new HttpRequestMessage(HttpMethod.Post, page) { Headers = { { "Cookie", cookie } } };
        submit.Content = new FormUrlEncodedContent([
            KeyValuePair.Create("interaction", System.Web.HttpUtility.ParseQueryString(page.Query)["interaction"]!),
            KeyValuePair.Create("as", "ada@example.com"),
        ]);
        using var submitted = await _http.SendAsync(submit, TestContext.Current.CancellationToken);
        using var returning = new HttpRequestMessage(HttpMethod.Get, new Uri(page, submitted.Headers.Location!));
        returning.Headers.Add(
            "Cookie",
            string.Join("; ", submitted.Headers.GetValues("Set-Cookie").Select(static one => one.Split(';')[0]).Append(cookie))
        );
        using var response = await _http.SendAsync(returning, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("a-posted-nonce", submitted.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("com.first.sample:/callback?code=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("state=the-state", response.Headers.Location.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_too_long_does_not_wait_for_the_user()
    {
        var page = await _browser.OpenAsync(First.AuthorizeAddress(("login_hint", new string('x', 4_000))));
        using var content = new FormUrlEncodedContent([
            KeyValuePair.Create("client_id", "first-client"),
            KeyValuePair.Create("nonce", new string('x', 20_000)),
        ]);
        using var posted = await _http.PostAsync(First.At("v1/authorize"), content, TestContext.Current.CancellationToken);

        Assert.Equal("Sign in to First", page.Heading);
        Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        Assert.Contains(
            "too long",
            await posted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Requests_of_a_hostile_page_displace_the_oldest_waiting_form_alone()
    {
        using var other = new UserAgent();
        var oldest = await other.OpenAsync(First.AuthorizeAddress());
        for (var count = 0; count < 998; count++)
        {
            using var _ = await _http.GetAsync(First.AuthorizeAddress(), TestContext.Current.CancellationToken);
        }

        // The org now has 999 waiting requests, this is the last one without displacing another.
        var latest = await _browser.OpenAsync(First.AuthorizeAddress());
        using var more = await _http.GetAsync(First.AuthorizeAddress(), TestContext.Current.CancellationToken);

        Assert.Equal("This page has expired", (await other.SignInAsync(oldest)).Heading);
        Assert.True((await _browser.SignInAsync(latest)).IsHandedOver);
    }

    [Fact]
    public async Task An_unknown_client_id_does_not_reach_the_log()
    {
        const string Hostile = "\u001b[2J forged\nline";
        await _browser.OpenAsync(First.AuthorizeAddress(("client_id", Hostile)));
        await _browser.OpenAsync(First.EndSessionAddress(("client_id", Hostile)));
        await First.RevokeAsync("a-token", "refresh_token");

        Assert.Contains(_org.Log.Events, static one => one is { Kind: "authorize", Client: null, Outcome: "error:invalid_request" });
        Assert.DoesNotContain(_org.Log.Events, static one => one.ToString().Contains("forged", StringComparison.Ordinal));
    }

    public async ValueTask InitializeAsync() =>
        _org = await LocalOrgServer.StartAsync(OrgFixture.Options, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        _http.Dispose();
        return _org.DisposeAsync();
    }

    private string SessionCookie() => _browser.Cookies.Single(cookie => cookie.Name == $"sso-org-{_org.FrontPage.Port}").Value;
}
