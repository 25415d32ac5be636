namespace SsoConfig.Generator.Tests.Rules;

/// <summary>What an app says of a provider that is not as the specifications say; see docs/providers.md for whom.</summary>
public sealed class ProviderKeyTests
{
    private const string Organizations = """
        "issuer": "https://login.microsoftonline.com/organizations/v2.0",
        "clientId": "0oa1", "redirectUri": "com.first.sample:/callback", "logoutRedirectUri": "com.first.sample:/logout"
        """;
    private const string Template = "\"issuerTemplate\": \"https://login.microsoftonline.com/{tenantid}/v2.0\"";

    [Fact]
    public void They_are_passed_to_the_runtime_with_what_is_given_up()
    {
        var file = $$"""
            {
              {{Organizations}}, {{Template}},
              "allowedTenants": ["8eaef023-2b34-4da1-9baa-8bc8c9d6a490"],
              "metadataAddress": "https://login.example.com/metadata",
              "endSessionEndpoint": "https://login.example.com/logout",
              "logoutRedirectParameter": "logout_uri"
            }
            """;

        var source = GeneratorRun.Of(file, ("SsoConfigRuntime", "true")).Source();

        foreach (
            var name in (string[])["MetadataAddress", "IssuerTemplate", "AllowedTenants", "EndSessionEndpoint", "LogoutRedirectParameter"]
        )
        {
            Assert.Contains($"            {name} = {name},\n", source, StringComparison.Ordinal);
        }

        Assert.Contains(
            "Users of any tenant can sign in, unless there are allowed ones. From okta.json.",
            source,
            StringComparison.Ordinal
        );
        Assert.Contains("No id_token_hint and no state are sent with it.", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metadataAddress", "http://login.example.com/metadata")]
    [InlineData("metadataAddress", "login.example.com")]
    [InlineData("endSessionEndpoint", "http://login.example.com/logout")]
    [InlineData("endSessionEndpoint", "/logout")]
    [InlineData("issuerTemplate", "https://login.example.com/v2.0")]
    [InlineData("issuerTemplate", "https://{tenantid}.example.com/v2.0")]
    [InlineData("issuerTemplate", "https://login.example.com/a{tenantid}")]
    [InlineData("issuerTemplate", "https://login.example.com/{tenantid}b")]
    [InlineData("issuerTemplate", "http://login.example.com/{tenantid}")]
    [InlineData("logoutRedirectParameter", "client_id")]
    [InlineData("logoutRedirectParameter", "state")]
    [InlineData("logoutRedirectParameter", "a=b")]
    public void A_value_that_the_runtime_would_refuse_is_an_error_with_an_example(string key, string value)
    {
        var found = OktaFiles.Load(OktaFiles.With(key, JsonText.Quote(value))).Diagnostics.Single();

        Assert.Equal(OktaJsonRules.ProviderValue, found.Rule);
        Assert.StartsWith($"'{value}' is not a value of '{key}'", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metadataAddress", "http://localhost:5000/metadata")]
    [InlineData("endSessionEndpoint", "http://127.0.0.1/logout")]
    public void An_endpoint_on_this_device_needs_an_issuer_on_this_device(string key, string value)
    {
        var file = OktaFiles.With(key, JsonText.Quote(value));

        var found = OktaFiles.Load(file).Diagnostics.Single();
        var local = OktaFiles.Load(file.Replace("https://dev-1.okta.com", "http://localhost:5000", StringComparison.Ordinal));

        Assert.Equal(OktaJsonRules.ProviderValue, found.Rule);
        Assert.Contains("an https URL, as the issuer is not on this device", found.Message, StringComparison.Ordinal);
        Assert.Empty(local.Diagnostics);
    }

    [Fact]
    public void An_address_for_several_tenants_is_an_issuer_where_the_template_is_given()
    {
        Assert.Equal(OktaJsonRules.IssuerSpelling, OktaFiles.Load($"{{ {Organizations} }}").Diagnostics.Single().Rule);
        Assert.Empty(OktaFiles.Load($"{{ {Organizations}, {Template} }}").Diagnostics);
    }

    [Fact]
    public void A_placeholder_in_a_template_other_than_the_tenant_is_to_be_filled_in() =>
        Assert.Equal(
            OktaJsonRules.Placeholder,
            OktaFiles.Load(OktaFiles.With("issuerTemplate", "\"https://{yourDomain}/{tenantid}/v2.0\"")).Diagnostics.Single().Rule
        );

    [Fact]
    public void By_default_there_are_none()
    {
        var source = GeneratorRun.Of(OktaFiles.Valid, ("SsoConfigRuntime", "true")).Source();

        Assert.DoesNotContain("IssuerTemplate", source, StringComparison.Ordinal);
        Assert.DoesNotContain("EndSessionEndpoint", source, StringComparison.Ordinal);
    }
}
