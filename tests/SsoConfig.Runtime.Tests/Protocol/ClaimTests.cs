using System.Net;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Protocol;

/// <summary>Claims that a sign-in can do without: what is not there or not of its type is absent, and stops nothing.</summary>
public sealed class ClaimTests
{
    [Fact]
    [Case("F12")]
    public async Task A_claim_of_another_type_is_absent()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => (claims["sid"], claims["name"], claims["auth_time"]) = (7, true, "yesterday");

        var session = await scenario.SignedInAsync();

        Assert.Null(session.SessionId);
        Assert.Null(session.User.Name);
        Assert.Null(session.AuthenticatedAt);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("preferred_username")]
    [InlineData("email")]
    public async Task What_userinfo_leaves_out_stays_as_the_id_token_says(string claim)
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.AlterUserInfo = profile =>
        {
            profile["preferred_username"] = "ada@userinfo.example.com";
            profile.Remove(claim);
        };

        var user = (await scenario.SignedInAsync()).User;

        Assert.Equal(claim == "name" ? "Ada Lovelace" : "Ada from userinfo", user.Name);
        Assert.Equal(claim == "email" ? "ada@example.com" : "ada@userinfo.example.com", user.Email);
        Assert.Equal(claim == "preferred_username" ? "ada@example.com" : "ada@userinfo.example.com", user.PreferredUsername);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "{}")]
    [InlineData(HttpStatusCode.OK, "[]")]
    public async Task A_response_of_userinfo_that_is_no_profile_is_logged_as_that(HttpStatusCode status, string body)
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.RespondInstead = (request, _) =>
            Task.FromResult(
                request.Endpoint == RecordingProvider.UserInfoPath
                    ? new HttpResponseMessage(status) { Content = new StringContent(body) }
                    : null
            );

        await scenario.SignedInAsync();

        Assert.Contains(
            SsoErrorCodes.InvalidResponse,
            Assert.Single(scenario.Logs.Events, static entry => entry.Id == 5001).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_refreshed_id_token_may_leave_out_its_nonce()
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = 10;
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdToken = static claims => claims.Remove("nonce");
        scenario.Time.Advance(TimeSpan.FromSeconds(10));

        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    public async Task A_look_at_the_session_asks_for_the_scopes_between_single_spaces()
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(Scenario.Options with { Scopes = "openid  profile offline_access" });

        await client.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("openid profile", Query.Parse(scenario.Browser.Visits.Single().StartUri)["scope"]);
    }

    [Fact]
    public async Task A_response_that_asks_to_come_back_is_let_go_before_the_next_request()
    {
        using var scenario = new Scenario();
        using var busy = new BusyResponse();
        var responses = new Queue<HttpResponseMessage>([busy]);
        scenario.Provider.RespondInstead = (request, _) =>
            Task.FromResult(request.Endpoint == RecordingProvider.TokenPath && responses.TryDequeue(out var response) ? response : null);

        await scenario.SignedInAsync();

        Assert.True(busy.IsDisposed);
    }

    private sealed class BusyResponse : HttpResponseMessage
    {
        public BusyResponse()
            : base(HttpStatusCode.TooManyRequests) => Headers.RetryAfter = new(TimeSpan.Zero);

        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
