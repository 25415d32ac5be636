using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;
using static SsoConfig.Tests.Protocol.MultiTenantProvider;

namespace SsoConfig.Tests.Protocol;

/// <summary>With an issuer template, a user is a subject of one tenant: <c>sub</c> is unique in an issuer (Core 1.0, section 2).</summary>
public sealed class TenantUserTests
{
    [Fact]
    public async Task The_same_subject_in_another_tenant_is_not_the_expected_user()
    {
        using var scenario = WithTenant(First);
        var user = Assert.IsType<SignInResult.SignedIn>(await SignInAsync(scenario)).Session.User;
        var client = scenario.NewProcess(Options);
        await client.SignOutAsync(SignOutScope.ThisApp, TestContext.Current.CancellationToken);
        UseTenant(scenario, Second);

        var result = scenario.Keep(await client.SignInAsync(Expect(user), TestContext.Current.CancellationToken));

        Assert.Equal(SsoErrorCodes.SubjectMismatch, Assert.IsType<SignInResult.Failed>(result).Error.Code);
        Assert.Null(scenario.Stored());
    }

    [Fact]
    public async Task The_expected_tenant_holds_when_another_process_completes_the_sign_in()
    {
        using var scenario = WithTenant(Second);
        scenario.Browser.EndWith(new BrowserResult.TimedOut());
        var request = new SignInRequest { ExpectedSubject = "ada", ExpectedIssuer = IssuerOf(First) };
        await scenario.NewProcess(Options).SignInAsync(request, TestContext.Current.CancellationToken);

        var result = await scenario.ResumeAsync(scenario.Provider.Visit(scenario.Browser.Visits[0].StartUri), scenario.NewProcess(Options));

        Assert.Equal(SsoErrorCodes.SubjectMismatch, Assert.IsType<SignInResult.Failed>(result).Error.Code);
    }

    [Fact]
    public async Task A_step_up_is_that_of_the_same_user_in_the_same_tenant()
    {
        using var scenario = WithTenant(First);
        var session = Assert.IsType<SignInResult.SignedIn>(await SignInAsync(scenario)).Session;
        UseTenant(scenario, Second);
        await SignInAsync(scenario);

        var request = new StepUpChallenge().ToSignInRequest(session);
        var result = scenario.Keep(await scenario.NewProcess(Options).SignInAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(SsoErrorCodes.SubjectMismatch, Assert.IsType<SignInResult.Failed>(result).Error.Code);
    }

    [Fact]
    public async Task A_subject_alone_does_not_say_who_is_expected()
    {
        using var scenario = WithTenant(First);
        var client = scenario.NewProcess(Options);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.SignInAsync(new SignInRequest { ExpectedSubject = "ada" }, TestContext.Current.CancellationToken)
        );

        Assert.Contains("ExpectedIssuer", exception.Message, StringComparison.Ordinal);
        Assert.Empty(scenario.Provider.Requests);
    }

    [Theory]
    [InlineData(First, true)]
    [InlineData(Second, false)]
    public async Task An_expected_tenant_alone_accepts_any_user_of_it(string tenant, bool isSignedIn)
    {
        using var scenario = WithTenant(tenant);
        var request = new SignInRequest { ExpectedIssuer = IssuerOf(First) };

        var result = scenario.Keep(await scenario.NewProcess(Options).SignInAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(isSignedIn ? null : SsoErrorCodes.SubjectMismatch, (result as SignInResult.Failed)?.Error.Code);
    }

    [Fact]
    public async Task The_provider_is_not_told_of_the_same_subject_in_another_tenant()
    {
        using var scenario = WithTenant(First);
        await SignInAsync(scenario);
        var request = new SignInRequest { ExpectedSubject = "ada", ExpectedIssuer = IssuerOf(Second) };

        await scenario.NewProcess(Options).SignInAsync(request, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("id_token_hint", scenario.Provider.Authorizations[1].Keys);
    }

    [Fact]
    public async Task The_tokens_of_the_same_subject_in_another_tenant_are_those_of_another_user_and_revoked()
    {
        using var scenario = WithTenant(First);
        await SignInAsync(scenario);
        var replaced = scenario.Stored()!["refresh_token"]!.GetValue<string>();
        UseTenant(scenario, Second);

        await SignInAsync(scenario);

        Assert.Contains(replaced, scenario.Provider.Revocations.Select(static request => request.Form["token"]));
    }

    [Fact]
    [Conformance("CORE-12.2-a")]
    public async Task A_refreshed_id_token_of_the_same_subject_in_another_tenant_signs_out()
    {
        using var scenario = WithTenant(First);
        var client = scenario.NewProcess(Options);
        await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);
        UseTenant(scenario, Second);
        scenario.Time.Advance(TimeSpan.FromMinutes(59));

        var result = scenario.Keep(await client.GetAccessTokenAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.IsType<AccessTokenResult.SignedOut>(result);
        Assert.Null(scenario.Stored());
    }

    [Fact]
    [Conformance("CORE-3.1.2.1-hint")]
    public async Task A_session_check_does_not_take_the_same_subject_in_another_tenant_for_the_user()
    {
        using var scenario = WithTenant(First);
        var client = scenario.NewProcess(Options);
        await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);
        UseTenant(scenario, Second);

        var result = scenario.Keep(await client.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(SsoErrorCodes.SubjectMismatch, Assert.IsType<SessionCheckResult.Failed>(result).Error.Code);
    }

    private static SignInRequest Expect(SsoUser user) => new() { ExpectedSubject = user.Subject, ExpectedIssuer = user.Issuer };
}
