using SsoConfig.Tests.Conformance;

namespace SsoConfig.Tests.SignIn;

/// <summary>How long the browser was open is measured by a clock that nobody can set, as long as the process lives.</summary>
public sealed class ClockDuringVisitTests
{
    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    public async Task A_clock_that_is_set_forward_during_the_visit_makes_no_old_authentication_fresh()
    {
        var clock = new SettableClock(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        using var scenario = new Scenario(options => options with { TimeProvider = clock });
        scenario.Provider.HonoursPrompts = false;
        scenario.Provider.AuthenticatedAt = clock.GetUtcNow() - TimeSpan.FromMinutes(4);
        scenario.Provider.AlterRedirect = uri =>
        {
            clock.SetForward(TimeSpan.FromMinutes(4));
            return uri;
        };

        var error = await scenario.FailedSignInAsync(new SignInRequest { Prompt = Prompt.Login });

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, error.Code);
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-prompt-c")]
    public async Task An_authentication_in_the_future_is_not_fresh()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => claims["auth_time"] = claims["iat"]!.GetValue<long>() + 60;

        var error = await scenario.FailedSignInAsync(new SignInRequest { Prompt = Prompt.Login });

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, error.Code);
    }

    private sealed class SettableClock(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset _now = now;

        public void SetForward(TimeSpan distance) => _now += distance;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => 0;
    }
}
