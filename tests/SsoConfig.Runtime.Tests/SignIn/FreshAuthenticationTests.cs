using SsoConfig.Tests.Conformance;

namespace SsoConfig.Tests.SignIn;

/// <summary>prompt=login and max_age count only with proof (OpenID Connect Core 1.0, sections 3.1.2.1 and 3.1.3.7).</summary>
public sealed class FreshAuthenticationTests
{
    private static readonly SignInRequest Login = new() { Prompt = Prompt.Login };

    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    public async Task Prompt_login_with_a_fresh_authentication_signs_in()
    {
        using var scenario = SignedInAnHourAgo();

        var session = await scenario.SignedInAsync(Login);

        Assert.Equal(scenario.Time.GetUtcNow(), session.AuthenticatedAt);
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    public async Task A_provider_that_ignores_prompt_login_is_found_out()
    {
        using var scenario = SignedInAnHourAgo();
        scenario.Provider.HonoursPrompts = false;

        var error = await scenario.FailedSignInAsync(Login);

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, error.Code);
        Assert.Null(scenario.Stored());
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    public async Task Rounding_of_five_seconds_is_forgiven(int secondsBefore, bool counts)
    {
        using var scenario = new Scenario();
        scenario.Provider.HonoursPrompts = false;
        scenario.Provider.AuthenticatedAt = scenario.Time.GetUtcNow().AddSeconds(-secondsBefore);

        Assert.Equal(counts, await scenario.SignInAsync(Login) is SignInResult.SignedIn);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-5, true)]
    [InlineData(-6, false)]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    public async Task Time_in_the_browser_counts_for_the_user_and_time_before_it_does_not(int secondsFromStart, bool counts)
    {
        using var scenario = new Scenario();
        scenario.Provider.HonoursPrompts = false;
        scenario.Browser.Instead = (request, _) =>
        {
            scenario.Provider.AuthenticatedAt = scenario.Time.GetUtcNow().AddSeconds(secondsFromStart);
            scenario.Time.Advance(TimeSpan.FromMinutes(3));
            return Task.FromResult(scenario.Browser.Return(request));
        };

        Assert.Equal(counts, await scenario.SignInAsync(Login) is SignInResult.SignedIn);
    }

    [Theory]
    [InlineData(-240)]
    [InlineData(240)]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    public async Task A_wrong_clock_on_the_device_neither_hides_nor_fakes_a_stale_authentication(int providerClockOffset)
    {
        using var scenario = new Scenario();
        scenario.Provider.HonoursPrompts = false;
        long authenticated = 0;
        scenario.Provider.AlterIdToken = claims =>
        {
            claims["iat"] = scenario.Time.GetUtcNow().ToUnixTimeSeconds() + providerClockOffset;
            claims["auth_time"] = claims["iat"]!.GetValue<long>() - authenticated;
        };
        await scenario.SignedInAsync(Login);
        authenticated = 6;

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, (await scenario.FailedSignInAsync(Login)).Code);
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    [Conformance("CORE-3.1.2.1-maxage-a")]
    public async Task Without_auth_time_there_is_no_proof()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => claims.Remove("auth_time");

        var error = await scenario.FailedSignInAsync(Login);

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, error.Code);
        Assert.Contains("auth_time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    public async Task An_auth_time_of_zero_says_nothing()
    {
        using var strict = new Scenario();
        using var lenient = AcceptsLoginWithoutAuthTime();
        strict.Provider.AlterIdToken = lenient.Provider.AlterIdToken = static claims => claims["auth_time"] = 0;

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, (await strict.FailedSignInAsync(Login)).Code);
        Assert.Null((await lenient.SignedInAsync(Login)).AuthenticatedAt);
    }

    [Fact]
    public async Task An_app_may_accept_prompt_login_from_a_provider_that_never_states_auth_time()
    {
        using var scenario = AcceptsLoginWithoutAuthTime();
        scenario.Provider.AlterIdToken = static claims => claims.Remove("auth_time");

        Assert.Null((await scenario.SignedInAsync(Login)).AuthenticatedAt);
        Assert.Equal("login", scenario.Provider.Authorizations[^1]["prompt"]);
    }

    [Fact]
    public async Task An_auth_time_that_is_there_must_be_fresh_all_the_same()
    {
        using var scenario = AcceptsLoginWithoutAuthTime();
        scenario.Provider.HonoursPrompts = false;
        scenario.Provider.AuthenticatedAt = scenario.Time.GetUtcNow().AddHours(-1);

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, (await scenario.FailedSignInAsync(Login)).Code);
    }

    [Theory]
    [InlineData(Prompt.Default)]
    [InlineData(Prompt.SelectAccount)]
    public async Task A_max_age_without_prompt_login_is_proved_all_the_same(Prompt prompt)
    {
        using var scenario = AcceptsLoginWithoutAuthTime();
        scenario.Provider.AlterIdToken = static claims => claims.Remove("auth_time");
        var request = new SignInRequest { Prompt = prompt, MaxAge = TimeSpan.FromHours(1) };

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, (await scenario.FailedSignInAsync(request)).Code);
    }

    private static Scenario AcceptsLoginWithoutAuthTime() =>
        new(static options => options with { AcceptPromptLoginWithoutAuthTime = true });

    [Fact]
    public async Task Without_a_demand_for_freshness_auth_time_may_be_missing()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => claims.Remove("auth_time");

        Assert.Null((await scenario.SignedInAsync()).AuthenticatedAt);
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    public async Task Prompt_login_sends_max_age_zero_so_that_auth_time_is_required()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync(new SignInRequest { Prompt = Prompt.Login, MaxAge = TimeSpan.FromHours(1) });

        Assert.Equal("0", Assert.Single(scenario.Provider.Authorizations)["max_age"]);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(60, "60")]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    public async Task A_provider_that_mishandles_max_age_zero_need_not_get_it_but_still_owes_the_proof(int? maxAge, string? sent)
    {
        using var scenario = new Scenario(static options => options with { SendMaxAgeWithPromptLogin = false });
        scenario.Provider.HonoursPrompts = false;
        scenario.Provider.AuthenticatedAt = scenario.Time.GetUtcNow().AddSeconds(-30);

        var error = await scenario.FailedSignInAsync(
            new SignInRequest { Prompt = Prompt.Login, MaxAge = maxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null }
        );

        Assert.Equal(sent, Assert.Single(scenario.Provider.Authorizations).GetValueOrDefault("max_age"));
        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, error.Code);
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-maxage-a")]
    public async Task An_authentication_older_than_max_age_is_refused()
    {
        using var scenario = SignedInAnHourAgo();
        scenario.Provider.HonoursPrompts = false;

        Assert.Equal(
            SsoErrorCodes.AuthenticationNotFresh,
            (await scenario.FailedSignInAsync(new SignInRequest { MaxAge = TimeSpan.FromMinutes(30) })).Code
        );
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-maxage-a")]
    public async Task An_authentication_within_max_age_is_accepted()
    {
        using var scenario = SignedInAnHourAgo();

        var session = await scenario.SignedInAsync(new SignInRequest { MaxAge = TimeSpan.FromHours(1) });

        Assert.Equal(scenario.Time.GetUtcNow().AddHours(-1), session.AuthenticatedAt);
    }

    private static Scenario SignedInAnHourAgo()
    {
        var scenario = new Scenario();
        scenario.Provider.AuthenticatedAt = scenario.Time.GetUtcNow().AddHours(-1);
        return scenario;
    }
}
