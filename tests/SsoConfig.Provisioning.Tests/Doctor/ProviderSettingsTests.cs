using System.Text.Json.Nodes;
using System.Web;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Doctor;

/// <summary>The provider is asked as the app would ask it, where its okta.json says that it isn't as the specifications say.</summary>
public sealed class ProviderSettingsTests
{
    private const string Issuer = "https://id.example.com/realms/shop";
    private const string Template = "https://id.example.com/{tenantid}/shop";
    private const string Address = "https://meta.example.com/shop/.well-known/openid-configuration";
    private const string Logout = "https://logout.example.com/end";

    [Fact]
    public async Task The_discovery_document_is_read_at_the_metadata_address_and_nowhere_else()
    {
        using var scenario = Create($"\"metadataAddress\": \"{Address}\"");
        scenario.Provider.DiscoveryAddress = Address;

        var findings = await scenario.FindingsAsync();

        Assert.Empty(Wrong(findings));
        Assert.Equal($"{Address} responds", Single(findings, "SSO201")["seen"]!.GetValue<string>());
        Assert.DoesNotContain(
            scenario.Provider.Requests,
            static uri => uri.AbsoluteUri.StartsWith($"{Issuer}/.well", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_host_whose_document_describes_the_issuer_is_named()
    {
        using var scenario = Create($"\"metadataAddress\": \"{Address}\"");
        scenario.Provider.DiscoveryAddress = Address;

        var subject = (string?)Single(await scenario.FindingsAsync(), "SSO201")["subject"];

        Assert.Equal("id.example.com (as meta.example.com describes it)", subject);
    }

    [Theory]
    [InlineData("metadataAddress")]
    [InlineData("endSessionEndpoint")]
    public async Task A_program_of_this_machine_is_not_asked_where_the_issuer_is_elsewhere(string key)
    {
        using var scenario = Create($"\"{key}\": \"http://127.0.0.1:9977/shutdown?now=1\"");

        var findings = await scenario.FindingsAsync();

        Assert.DoesNotContain(scenario.Provider.Requests, static uri => uri.IsLoopback);
        Assert.Contains(
            findings,
            static finding =>
                (string?)finding["verdict"] == "wrong"
                && ((string?)finding["seen"])!.Contains("SSO052: 'http://127.0.0.1:9977/shutdown", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nor_does_sso_register_ask_one()
    {
        using var scenario = Create("\"metadataAddress\": \"http://127.0.0.1:9977/shutdown?now=1\"");

        var result = await scenario.Machine.RunAsync("register");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("as the issuer is not on this device", result.Error, StringComparison.Ordinal);
        Assert.Empty(scenario.Provider.Requests);
    }

    [Fact]
    public async Task A_document_at_the_metadata_address_must_still_be_that_of_the_issuer()
    {
        using var scenario = Create($"\"metadataAddress\": \"{Address}\"");
        scenario.Provider.DiscoveryAddress = Address;
        scenario.Provider.Discovery = static document => document["issuer"] = "https://evil.example.com";

        Assert.Contains("SSO202", Wrong(await scenario.FindingsAsync()));
    }

    [Fact]
    public async Task A_metadata_address_without_a_document_is_what_must_be_corrected()
    {
        using var scenario = Create("\"metadataAddress\": \"https://meta.example.com/none\"");

        var finding = Single(await scenario.FindingsAsync(), "SSO201");

        Assert.Equal("wrong", (string?)finding["verdict"]);
        Assert.StartsWith("Correct \"metadataAddress\" in okta.json", (string?)finding["remedy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_with_tenants_must_state_the_template()
    {
        using var scenario = Create($"\"issuerTemplate\": \"{Template}\"");
        scenario.Provider.Discovery = static document => document["issuer"] = Template;

        Assert.Empty(Wrong(await scenario.FindingsAsync()));
    }

    [Theory]
    [InlineData(Issuer)]
    [InlineData("https://evil.example.com/{tenantid}/shop")]
    public async Task Another_issuer_than_the_template_is_wrong(string stated)
    {
        using var scenario = Create($"\"issuerTemplate\": \"{Template}\"");
        scenario.Provider.Discovery = document => document["issuer"] = stated;

        Assert.Contains("SSO202", Wrong(await scenario.FindingsAsync()));
    }

    [Fact]
    public async Task A_template_that_okta_json_does_not_have_is_proposed()
    {
        using var scenario = Create("\"scopes\": \"openid profile offline_access\"");
        scenario.Provider.Discovery = static document => document["issuer"] = Template;

        var finding = Single(await scenario.FindingsAsync(), "SSO202");

        Assert.Contains($"add \"issuerTemplate\": \"{Template}\" to okta.json", (string?)finding["remedy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_logout_of_okta_json_is_asked_in_its_own_dialect()
    {
        using var scenario = Create($"\"endSessionEndpoint\": \"{Logout}\", \"logoutRedirectParameter\": \"logout_uri\"", Dialect.Google);
        scenario.Provider.LogoutAddress = Logout;

        var findings = await scenario.FindingsAsync();

        Assert.Equal("ok", (string?)Single(findings, "SSO215")["verdict"]);
        var query = Queries(scenario, Logout)[0];
        Assert.Equal(["client_id", "logout_uri"], query.AllKeys.Order());
        Assert.Equal("com.first.sample:/logout", query["logout_uri"]);
    }

    [Fact]
    public async Task Every_authorization_request_has_the_parameters_of_okta_json()
    {
        using var scenario = Create(
            "\"parameters\": { \"audience\": \"https://api.example.com/?a=1&b\", \"resource\": [\"urn:one\", \"urn:two\"] }"
        );

        await scenario.FindingsAsync();

        var queries = Queries(scenario, $"{Issuer}/authorize");
        Assert.NotEmpty(queries);
        Assert.All(
            queries,
            static query =>
            {
                Assert.Equal("https://api.example.com/?a=1&b", query["audience"]);
                Assert.Equal(["urn:one", "urn:two"], query.GetValues("resource")!);
            }
        );
    }

    private static DoctorScenario Create(string member, Dialect dialect = Dialect.Keycloak)
    {
        var scenario = new DoctorScenario(dialect, withToken: false, Issuer);
        scenario.Machine.Write("okta.org.json", $$"""{ "issuer": "{{Issuer}}", {{member}} }""");
        return scenario;
    }

    private static List<System.Collections.Specialized.NameValueCollection> Queries(DoctorScenario scenario, string address) =>
        [
            .. scenario
                .Provider.Requests.Where(uri => uri.AbsoluteUri.StartsWith(address, StringComparison.Ordinal))
                .Select(static uri => HttpUtility.ParseQueryString(uri.Query)),
        ];

    private static JsonObject Single(IReadOnlyList<JsonObject> findings, string id) =>
        Assert.Single(findings, finding => (string?)finding["id"] == id);

    private static IReadOnlyList<string> Wrong(IReadOnlyList<JsonObject> findings) =>
        [
            .. findings
                .Where(static finding => (string?)finding["verdict"] == "wrong")
                .Select(static finding => finding["id"]!.GetValue<string>()),
        ];
}
