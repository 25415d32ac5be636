using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;
using static SsoConfig.Tests.Protocol.MultiTenantProvider;

namespace SsoConfig.Tests.Protocol;

/// <summary>
/// A provider with one address for all its tenants, such as Entra ID's <c>organizations</c>: the issuer of each id_token is that of its own
/// tenant, and of no other.
/// </summary>
public sealed class IssuerTemplateTests
{
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
    [InlineData("https://op.example.com/x/v2.0", "x", "it does not say (tid) which tenant of the provider issued it")]
    [InlineData(
        "https://op.example.com/22222222-aaaa-4bbb-8ccc-000000000002/v2.0",
        First,
        "its issuer (iss) is not that of its tenant (tid)"
    )]
    public async Task The_refusal_says_what_does_not_fit(string issuer, string tenant, string reason)
    {
        using var scenario = WithTenant(First);
        scenario.Provider.AlterIdToken = claims => (claims["iss"], claims["tid"]) = (issuer, tenant);

        Assert.Equal($"The id_token was refused: {reason}.", (await FailedSignInAsync(scenario)).Message);
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
    [InlineData("https://op.example.com/11111111-aaaa-4bbb-8ccc-000000000001/v9.9", false)]
    [Conformance("9207-a")]
    public async Task Of_the_authorization_response_an_allowed_tenant_may_be_the_issuer(string issuer, bool isSignedIn)
    {
        using var scenario = WithTenant(First);
        scenario.Provider.AlterAuthorizationResponse = response => response["iss"] = issuer;

        var result = await SignInAsync(scenario, Options with { AllowedTenants = [First] });

        Assert.Equal(isSignedIn, result is SignInResult.SignedIn);
        Assert.Equal(isSignedIn, scenario.Provider.TokenRequests.Count > 0);
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
}
