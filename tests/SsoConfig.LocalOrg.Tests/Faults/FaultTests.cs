using System.Net;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Faults;

public sealed class FaultTests : IAsyncLifetime
{
    private readonly UserAgent _browser = new();
    private LocalOrgServer _org = null!;

    private TestApp First => OrgFixture.FirstOf(_org);

    [Fact]
    public async Task A_counted_fault_is_used_up()
    {
        var tokens = await First.SignInAsync(_browser);
        Set("token:503:2");

        HttpStatusCode[] statuses =
        [
            (await First.RefreshAsync(tokens.RefreshToken)).Status,
            (await First.RefreshAsync(tokens.RefreshToken)).Status,
            (await First.RefreshAsync(tokens.RefreshToken)).Status,
        ];

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], statuses);
    }

    [Fact]
    public async Task An_uncounted_fault_stays_until_it_is_removed()
    {
        var tokens = await First.SignInAsync(_browser);
        Set("revoke:503");

        var during = await First.RevokeAsync(tokens.RefreshToken, "refresh_token");
        Set();
        var after = await First.RevokeAsync(tokens.RefreshToken, "refresh_token");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, during.Status);
        Assert.Equal(HttpStatusCode.OK, after.Status);
    }

    [Fact]
    public async Task An_endpoint_can_respond_with_an_oauth_error()
    {
        var tokens = await First.SignInAsync(_browser);
        Set("token:temporarily_unavailable");

        var response = await First.RefreshAsync(tokens.RefreshToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
        Assert.Equal("temporarily_unavailable", response["error"]);
    }

    [Fact]
    public async Task The_authorization_endpoint_sends_an_oauth_error_to_the_app()
    {
        Set("authorize:temporarily_unavailable:1");

        var response = await _browser.OpenAsync(First.AuthorizeAddress());
        var next = await _browser.OpenAsync(First.AuthorizeAddress());

        Assert.Equal("temporarily_unavailable", response["error"]);
        Assert.Equal("the-state", response["state"]);
        Assert.Equal("Sign in to First", next.Heading);
    }

    [Fact]
    public async Task An_endpoint_can_close_the_connection()
    {
        Set("discovery:drop");

        await Assert.ThrowsAsync<HttpRequestException>(First.DiscoverAsync);
    }

    [Fact]
    public async Task A_slow_endpoint_responds_late()
    {
        Set("discovery:slow=0.3");
        var start = TimeProvider.System.GetTimestamp();

        var document = await First.DiscoverAsync();

        // A timer may be a few milliseconds early.
        Assert.True(TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromSeconds(0.25));
        Assert.Equal(_org.Issuer, document["issuer"]);
        Assert.Contains(_org.Log.Events, static happened => happened is { Kind: "fault", Outcome: "slow=0.3" });
    }

    [Fact]
    public async Task Prompt_login_can_be_ignored()
    {
        await First.SignInAsync(_browser);
        Set("ignore-prompt-login");

        var response = await _browser.OpenAsync(First.AuthorizeAddress(("prompt", "login")));

        Assert.NotNull(response["code"]);
    }

    [Fact]
    public async Task Max_age_can_be_ignored()
    {
        await First.SignInAsync(_browser);
        Set("ignore-max-age");

        var response = await _browser.OpenAsync(First.AuthorizeAddress(("max_age", "0")));

        Assert.NotNull(response["code"]);
    }

    [Theory]
    [InlineData("interaction_required")]
    [InlineData("account_selection_required")]
    [InlineData("consent_required")]
    public async Task The_response_to_prompt_none_can_be_any_error(string error)
    {
        await First.SignInAsync(_browser);
        Set($"prompt-none={error}");

        var response = await _browser.OpenAsync(First.AuthorizeAddress(("prompt", "none")));

        Assert.Equal(error, response["error"]);
    }

    [Fact]
    public async Task Discovery_can_return_another_issuer()
    {
        Set("discovery-issuer=https://elsewhere.example");

        Assert.Equal("https://elsewhere.example", (await First.DiscoverAsync())["issuer"]);
    }

    [Fact]
    public async Task The_iss_parameter_can_be_another_issuer()
    {
        Set("response-issuer=https://elsewhere.example");

        var response = await _browser.OpenAsync(First.AuthorizeAddress(("prompt", "none")));

        Assert.Equal("https://elsewhere.example", response["iss"]);
    }

    [Fact]
    public async Task Discovery_can_leave_endpoints_out()
    {
        Set("no-end-session", "no-revocation");

        var document = await First.DiscoverAsync();

        Assert.Null(document["end_session_endpoint"]);
        Assert.Null(document["revocation_endpoint"]);
    }

    [Theory]
    [InlineData("tokens:503")]
    [InlineData("token")]
    [InlineData("token:200")]
    [InlineData("token:600")]
    [InlineData("token:503:0")]
    [InlineData("token:503:-1")]
    [InlineData("token:503:2:3")]
    [InlineData("token:slow")]
    [InlineData("token:slow=soon")]
    [InlineData("token:sloooow")]
    [InlineData("prompt-none")]
    [InlineData("prompt-none=no")]
    [InlineData("discovery-issuer=elsewhere")]
    [InlineData("ignore-prompt-login=yes")]
    [InlineData("")]
    public void A_string_that_is_not_a_fault_is_refused_with_the_grammar(string text)
    {
        var problem = Assert.Throws<LocalOrgException>(() => Fault.Parse(text));

        Assert.StartsWith($"'{text}' is not a fault.", problem.Message, StringComparison.Ordinal);
        Assert.Contains(Fault.Grammar, problem.Message, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync() =>
        _org = await LocalOrgServer.StartAsync(OrgFixture.Options, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _org.DisposeAsync();
    }

    private void Set(params string[] faults) => _org.Faults.Set(faults.Select(Fault.Parse));
}
