using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Protocol;

/// <summary>A provider with one discovery document for two tenants, each with an issuer of its own.</summary>
internal static class MultiTenantProvider
{
    public const string Template = "https://op.example.com/{tenantid}/v2.0";
    public const string First = "11111111-aaaa-4bbb-8ccc-000000000001";
    public const string Second = "22222222-aaaa-4bbb-8ccc-000000000002";

    public static readonly SsoOptions Options = Scenario.Options with { IssuerTemplate = Template };

    public static Scenario WithTenant(string tenant)
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

    public static void UseTenant(Scenario scenario, string tenant) =>
        scenario.Provider.AlterIdToken = claims =>
        {
            claims["iss"] = IssuerOf(tenant);
            claims["tid"] = tenant;
        };

    public static string IssuerOf(string tenant) => Template.Replace("{tenantid}", tenant, StringComparison.Ordinal);

    public static async Task<SignInResult> SignInAsync(Scenario scenario, SsoOptions? options = null) =>
        scenario.Keep(await scenario.NewProcess(options ?? Options).SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

    public static async Task<SsoError> FailedSignInAsync(Scenario scenario, SsoOptions? options = null) =>
        Assert.IsType<SignInResult.Failed>(await SignInAsync(scenario, options)).Error;
}
