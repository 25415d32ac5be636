using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Protocol;

/// <summary>
/// A provider with one address for all its tenants, such as Entra ID's <c>organizations</c>: the issuer of each id_token is that of its own
/// tenant, and of no other.
/// </summary>
public sealed class IssuerTemplateTests
{
    private const string Template = "https://op.example.com/{tenantid}/v2.0";
    private const string First = "11111111-aaaa-4bbb-8ccc-000000000001";
    private const string Second = "22222222-aaaa-4bbb-8ccc-000000000002";

    private static readonly SsoOptions Options = Scenario.Options with { IssuerTemplate = Template };

    [Fact]
    [Conformance("CORE-3.1.3.7-iss")]
    public async Task Users_of_each_tenant_sign_in()
    {
        using var scenario = WithTenant(First);
        Assert.IsType<SignInResult.SignedIn>(await SignInAsync(scenario));
        UseTenant(scenario, Second);
        Assert.IsType<SignInResult.SignedIn>(await SignInAsync(scenario));
    }

    [Fact]
    [Conformance("DISC-a")]
    public async Task Without_the_template_in_okta_json_the_document_is_refused_with_the_line_to_write()
    {
        using var scenario = WithTenant(First);

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, error.Code);
        Assert.Contains($"add \"issuerTemplate\": \"{Template}\" to okta.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://op.example.com/{tenantid}/v1.0")]
    [InlineData("https://evil.example.com/{tenantid}/v2.0")]
    [InlineData("https://op.example.com/11111111-aaaa-4bbb-8ccc-000000000001/v2.0")]
    [Conformance("DISC-a", "oidcc-client-test-discovery-issuer-mismatch")]
    public async Task The_document_must_state_exactly_the_template(string stated)
    {
        using var scenario = WithTenant(First);
        scenario.Provider.AlterDiscovery = discovery => discovery["issuer"] = stated;

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, (await FailedSignInAsync(scenario)).Code);
        Assert.Empty(scenario.Browser.Visits);
    }

    [Theory]
    [InlineData("https://op.example.com/22222222-aaaa-4bbb-8ccc-000000000002/v2.0", First)]
    [InlineData("https://op.example.com/{tenantid}/v2.0", First)]
    [InlineData("https://op.example.com/x/v2.0", "x")]
    [InlineData("https://op.example.com/{tenantid}/v2.0", "{tenantid}")]
    [InlineData("https://op.example.com/a/../b/v2.0", "a/../b")]
    [InlineData("https://op.example.com//v2.0", "")]
    [InlineData("https://op.example.com/11111111-aaaa-4bbb-8ccc-000000000001/v2.0", null)]
    [InlineData("https://evil.example.com/11111111-aaaa-4bbb-8ccc-000000000001/v2.0", First)]
    [InlineData("https://op.example.com/11111111-AAAA-4bbb-8ccc-000000000001/v2.0", First)]
    [InlineData("https://op.example.com/{11111111-aaaa-4bbb-8ccc-000000000001}/v2.0", "{11111111-aaaa-4bbb-8ccc-000000000001}")]
    [InlineData(RecordingProvider.Issuer, First)]
    [Conformance("CORE-3.1.3.7-iss", "oidcc-client-test-invalid-iss")]
    public async Task An_issuer_that_is_not_that_of_the_tokens_own_tenant_is_refused(string issuer, string? tenant)
    {
        using var scenario = WithTenant(First);
        scenario.Provider.AlterIdToken = claims =>
        {
            claims["iss"] = issuer;
            claims["tid"] = tenant;
        };

        Assert.Equal(SsoErrorCodes.InvalidIdToken, (await FailedSignInAsync(scenario)).Code);
        Assert.Null(scenario.Stored());
    }

    [Theory]
    [InlineData(First, true)]
    [InlineData(Second, false)]
    public async Task Only_allowed_tenants_sign_in_where_there_is_a_list(string tenant, bool isSignedIn)
    {
        using var scenario = WithTenant(tenant);
        var options = Options with { AllowedTenants = [First.ToUpperInvariant()] };

        var result = await SignInAsync(scenario, options);

        Assert.Equal(isSignedIn, result is SignInResult.SignedIn);
        if (result is SignInResult.Failed failed)
        {
            Assert.Contains($"'{Second}' is not one of `allowedTenants`", failed.Error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Template, true)]
    [InlineData("https://op.example.com/11111111-aaaa-4bbb-8ccc-000000000001/v2.0", true)]
    [InlineData("https://op.example.com/22222222-aaaa-4bbb-8ccc-000000000002/v2.0", false)]
    [InlineData("https://evil.example.com/{tenantid}/v2.0", false)]
    public async Task A_key_that_names_an_issuer_signs_for_that_one_only(string owner, bool isSignedIn)
    {
        using var scenario = WithTenant(First);
        scenario.Provider.AlterKeySet = keys => keys[0]!["issuer"] = owner;

        Assert.Equal(isSignedIn, await SignInAsync(scenario) is SignInResult.SignedIn);
    }

    [Theory]
    [InlineData("https://op.example.com/11111111-aaaa-4bbb-8ccc-000000000001/v2.0", true)]
    [InlineData("https://op.example.com/22222222-aaaa-4bbb-8ccc-000000000002/v2.0", false)]
    [InlineData("https://op.example.com/x/v2.0", false)]
    [InlineData("https://op.example.com/v2.0", false)]
    [InlineData("https://evil.example.com/11111111-aaaa-4bbb-8ccc-000000000001/v2.0", false)]
    [Conformance("9207-a")]
    public async Task Of_the_authorization_response_an_allowed_tenant_may_be_the_issuer(string issuer, bool isSignedIn)
    {
        using var scenario = WithTenant(First);
        scenario.Provider.AlterAuthorizationResponse = response => response["iss"] = issuer;

        var result = await SignInAsync(scenario, Options with { AllowedTenants = [First] });

        Assert.Equal(isSignedIn, result is SignInResult.SignedIn);
    }

    [Theory]
    [InlineData(First, true)]
    [InlineData(Second, false)]
    [Conformance("9207-a")]
    public async Task The_tenant_of_the_authorization_response_is_that_of_the_id_token(string tenant, bool isSignedIn)
    {
        using var scenario = WithTenant(First);
        scenario.Provider.AlterAuthorizationResponse = response => response["iss"] = IssuerOf(tenant);

        var result = await SignInAsync(scenario);

        Assert.Equal(isSignedIn ? null : SsoErrorCodes.InvalidIdToken, (result as SignInResult.Failed)?.Error.Code);
        Assert.Equal(isSignedIn, scenario.Stored() is not null);
    }

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

    [Theory]
    [InlineData("https://op.example.com/v2.0")]
    [InlineData("https://{tenantid}.example.com/v2.0")]
    [InlineData("https://op.example.com/a{tenantid}/v2.0")]
    [InlineData("https://op.example.com/{tenantid}b/v2.0")]
    [InlineData("https://op.example.com/{tenantid}/{tenantid}")]
    [InlineData("https://op.example.com/{tenantid}/{x}")]
    [InlineData("http://op.example.com/{tenantid}/v2.0")]
    [InlineData("/{tenantid}")]
    [InlineData("*")]
    public async Task A_template_that_is_none_is_refused_before_anything_is_sent(string template)
    {
        using var scenario = new Scenario();

        var error = await FailedSignInAsync(scenario, Options with { IssuerTemplate = template });

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, error.Code);
        Assert.Contains("`issuerTemplate`", error.Message, StringComparison.Ordinal);
        Assert.Empty(scenario.Provider.Requests);
    }

    [Fact]
    public async Task A_template_together_with_Native_SSO_is_refused_before_anything_is_sent()
    {
        using var scenario = new Scenario();

        var error = await FailedSignInAsync(
            scenario,
            Options with
            {
                NativeSso = new SsoNativeSsoOptions { Family = "com.company.sso", Audience = "https://op.example.com" },
            }
        );

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, error.Code);
        Assert.Contains("both `nativeSso` and `issuerTemplate`", error.Message, StringComparison.Ordinal);
        Assert.Empty(scenario.Provider.Requests);
    }

    private static Scenario WithTenant(string tenant)
    {
        var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery =>
        {
            discovery["issuer"] = Template;
            discovery.Remove("authorization_response_iss_parameter_supported");
        };
        scenario.Provider.AlterAuthorizationResponse = static response => response.Remove("iss");
        UseTenant(scenario, tenant);
        return scenario;
    }

    private static void UseTenant(Scenario scenario, string tenant) =>
        scenario.Provider.AlterIdToken = claims =>
        {
            claims["iss"] = IssuerOf(tenant);
            claims["tid"] = tenant;
        };

    private static string IssuerOf(string tenant) => Template.Replace("{tenantid}", tenant, StringComparison.Ordinal);

    private static SignInRequest Expect(SsoUser user) => new() { ExpectedSubject = user.Subject, ExpectedIssuer = user.Issuer };

    private static async Task<SignInResult> SignInAsync(Scenario scenario, SsoOptions? options = null) =>
        scenario.Keep(await scenario.NewProcess(options ?? Options).SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

    private static async Task<SsoError> FailedSignInAsync(Scenario scenario, SsoOptions? options = null) =>
        Assert.IsType<SignInResult.Failed>(await SignInAsync(scenario, options)).Error;
}
