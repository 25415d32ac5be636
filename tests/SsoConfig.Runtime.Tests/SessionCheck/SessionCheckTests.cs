using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.SessionCheck;

public sealed class SessionCheckTests
{
    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-b")]
    [Conformance("8252-8.6-a")]
    public async Task A_session_is_valid_with_its_sid_and_auth_time_of_now_and_the_expiry_of_this_app()
    {
        using var scenario = new Scenario();
        var own = await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromMinutes(5));
        scenario.Provider.SessionId = "sid-2";
        scenario.Provider.AuthenticatedAt = scenario.Time.GetUtcNow();

        var valid = Assert.IsType<SessionCheckResult.Valid>(await scenario.CheckSessionAsync());

        var expected = new SsoSession
        {
            User = own.User,
            SessionId = "sid-2",
            AuthenticatedAt = scenario.Time.GetUtcNow(),
            AccessTokenExpiresAt = own.AccessTokenExpiresAt,
            HasRefreshToken = true,
        };
        Assert.Equivalent(expected, valid.Session, strict: true);
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-b")]
    [Conformance("8252-8.6-a")]
    public async Task A_check_that_finds_a_session_changes_nothing_that_is_stored()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var stored = scenario.Stored()!.ToJsonString();
        scenario.Store.Journal.Clear();
        scenario.Time.Advance(TimeSpan.FromMinutes(5));
        scenario.Provider.SessionId = "sid-2";

        Assert.IsType<SessionCheckResult.Valid>(await scenario.CheckSessionAsync());

        Assert.Equal(stored, scenario.Stored()!.ToJsonString());
        Assert.DoesNotContain("write session", scenario.Store.Journal);
    }

    [Fact]
    [Conformance("CORE-11-a")]
    public async Task A_check_sends_none_and_the_hint_and_asks_for_no_refresh_token()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var idToken = scenario.Stored()!["id_token"]!.GetValue<string>();

        await scenario.CheckSessionAsync(new SessionCheckRequest { LoginHint = "ignored", MaxAge = TimeSpan.FromMinutes(5) });

        var request = scenario.Provider.Authorizations[^1];
        Assert.Equal("none", request["prompt"]);
        Assert.Equal(idToken, request["id_token_hint"]);
        Assert.Equal("openid profile", request["scope"]);
        Assert.Equal("300", request["max_age"]);
        Assert.DoesNotContain("login_hint", request.Keys);
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-b")]
    [Conformance("8252-8.6-a")]
    public async Task Before_any_sign_in_a_check_finds_the_session_of_another_app_and_keeps_no_tokens()
    {
        using var scenario = new Scenario();

        var valid = Assert.IsType<SessionCheckResult.Valid>(
            await scenario.CheckSessionAsync(new SessionCheckRequest { LoginHint = "ada" })
        );

        Assert.Equal("ada", valid.Session.User.Subject);
        Assert.False(valid.Session.HasRefreshToken);
        Assert.Equal("ada", Assert.Single(scenario.Provider.Authorizations)["login_hint"]);
        Assert.Null(await scenario.GetSessionAsync());
        Assert.Empty(scenario.Store.Values);
    }

    [Theory]
    [InlineData("login_required", typeof(SessionCheckResult.NoSession), null)]
    [InlineData("interaction_required", typeof(SessionCheckResult.InteractionNeeded), InteractionKind.Unspecified)]
    [InlineData("consent_required", typeof(SessionCheckResult.InteractionNeeded), InteractionKind.Consent)]
    [InlineData("account_selection_required", typeof(SessionCheckResult.InteractionNeeded), InteractionKind.AccountSelection)]
    [InlineData("access_denied", typeof(SessionCheckResult.Failed), null)]
    [InlineData("temporarily_unavailable", typeof(SessionCheckResult.Failed), null)]
    [Conformance("CORE-3.1.2.1-prompt-b")]
    [Conformance("CORE-11-a")]
    public async Task Each_error_has_its_own_response_and_none_touches_the_tokens(string error, Type expected, InteractionKind? kind)
    {
        using var scenario = new Scenario();
        var own = await scenario.SignedInAsync();
        scenario.Provider.AlterAuthorizationResponse = response =>
        {
            response.Remove("code");
            response["error"] = error;
        };

        var result = await scenario.CheckSessionAsync();

        Assert.IsType(expected, result);
        Assert.Equal(kind, (result as SessionCheckResult.InteractionNeeded)?.Kind);
        Assert.True(result is not SessionCheckResult.Failed failed || failed.Error.Code == error);
        Assert.Equivalent(own, await scenario.GetSessionAsync(), strict: true);
        Assert.IsType<AccessTokenResult.Valid>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-hint")]
    public async Task The_session_of_another_user_is_not_taken_for_this_one()
    {
        using var scenario = new Scenario();
        var own = await scenario.SignedInAsync();
        scenario.Provider.User = "eve";

        var failed = Assert.IsType<SessionCheckResult.Failed>(await scenario.CheckSessionAsync());

        Assert.Equal(SsoErrorCodes.SubjectMismatch, failed.Error.Code);
        Assert.Equivalent(own, await scenario.GetSessionAsync(), strict: true);
    }

    [Fact]
    [Conformance("CORE-3.1.2.6-a")]
    public async Task An_error_with_another_state_says_nothing_about_the_session()
    {
        using var scenario = new Scenario();
        scenario.Browser.RespondWith(static _ => $"{Scenario.RedirectUri}?error=login_required&state=forged");

        var failed = Assert.IsType<SessionCheckResult.Failed>(await scenario.CheckSessionAsync());

        Assert.Equal(SsoErrorCodes.StateMismatch, failed.Error.Code);
        Assert.False(Assert.Single(scenario.Browser.Visits).Accepts($"{Scenario.RedirectUri}?error=login_required&state=forged"));
    }

    [Fact]
    public async Task A_refused_id_token_says_nothing_about_the_session()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => claims["nonce"] = "another";

        Assert.Equal(SsoErrorCodes.InvalidIdToken, Assert.IsType<SessionCheckResult.Failed>(await scenario.CheckSessionAsync()).Error.Code);
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-maxage-a")]
    public async Task A_session_older_than_max_age_is_refused()
    {
        using var scenario = new Scenario();
        scenario.Provider.AuthenticatedAt = scenario.Time.GetUtcNow().AddHours(-1);

        var failed = Assert.IsType<SessionCheckResult.Failed>(
            await scenario.CheckSessionAsync(new SessionCheckRequest { MaxAge = TimeSpan.FromMinutes(1) })
        );

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, failed.Error.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_platform_that_always_shows_something_needs_to_be_allowed_to(bool isAllowed)
    {
        using var scenario = new Scenario();
        scenario.Browser.AlwaysShowsUi = true;

        var result = await scenario.CheckSessionAsync(new SessionCheckRequest { AllowUi = isAllowed });

        Assert.Equal(isAllowed, result is SessionCheckResult.Valid);
        Assert.True(isAllowed || result is SessionCheckResult.NeedsUi);
        Assert.Equal(isAllowed ? 1 : 0, scenario.Browser.Visits.Count);
    }

    [Fact]
    public async Task A_closed_browser_is_cancelled()
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.Cancelled());

        Assert.IsType<SessionCheckResult.Cancelled>(await scenario.CheckSessionAsync());
    }

    [Fact]
    public async Task A_browser_that_fails_or_never_responds_is_a_failure()
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.TimedOut());
        var timedOut = await scenario.CheckSessionAsync();
        scenario.Browser.EndWith(new BrowserResult.Failed("none there"));
        var failed = await scenario.CheckSessionAsync();

        Assert.Equal(SsoErrorCodes.BrowserTimeout, Assert.IsType<SessionCheckResult.Failed>(timedOut).Error.Code);
        Assert.Equal("none there", Assert.IsType<SessionCheckResult.Failed>(failed).Error.Message);
    }

    [Fact]
    public async Task An_ephemeral_sign_in_has_no_session_to_find_and_no_browser_is_opened()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync(new SignInRequest { UseEphemeralSession = true });

        Assert.IsType<SessionCheckResult.NoSession>(await scenario.CheckSessionAsync());
        Assert.Single(scenario.Browser.Visits);
    }

    [Fact]
    public async Task A_check_is_never_ephemeral_and_is_not_kept_for_another_process()
    {
        using var scenario = new Scenario();

        await scenario.CheckSessionAsync();

        Assert.False(Assert.Single(scenario.Browser.Visits).IsEphemeral);
        Assert.DoesNotContain("write pending-sign-in", scenario.Store.Journal);
    }

    [Fact]
    public async Task Without_network_nothing_is_said_about_the_session()
    {
        using var scenario = new Scenario();
        scenario.Provider.RespondInstead = static (_, _) => throw new HttpRequestException("offline");

        Assert.True(Assert.IsType<SessionCheckResult.Failed>(await scenario.CheckSessionAsync()).Error.IsTransient);
    }

    [Fact]
    public async Task A_pushed_check_that_is_refused_is_a_failure()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery =>
        {
            discovery["pushed_authorization_request_endpoint"] = "https://op.example.com" + RecordingProvider.ParPath;
            discovery["require_pushed_authorization_requests"] = true;
        };
        scenario.Provider.RespondInstead = static (request, _) =>
            Task.FromResult(request.Endpoint == RecordingProvider.ParPath ? RecordingProvider.Error("invalid_request") : null);

        Assert.Equal("invalid_request", Assert.IsType<SessionCheckResult.Failed>(await scenario.CheckSessionAsync()).Error.Code);
    }
}
