namespace SsoConfig.Generator.Tests.Rules;

/// <summary>What providers other than Okta, and Okta itself, write and refuse: told at build time where it is known.</summary>
public sealed class OtherProvidersTests
{
    [Theory]
    [Case(29)]
    [InlineData("https://dev-1.okta.com/oauth2/default/", "https://dev-1.okta.com/oauth2/default")]
    [InlineData("https://dev-1.okta.com/", "https://dev-1.okta.com")]
    [InlineData("https://Contoso.okta.com/oauth2/default", "https://contoso.okta.com/oauth2/default")]
    [InlineData("HTTPS://dev-1.oktapreview.com/oauth2/Default", "https://dev-1.oktapreview.com/oauth2/Default")]
    [InlineData("https://dev-1.okta-emea.com//", "https://dev-1.okta-emea.com")]
    public void An_issuer_of_Okta_with_a_slash_or_capitals_in_the_host_is_an_error_with_its_correction(string issuer, string corrected)
    {
        var found = OktaFiles.Load(OktaFiles.With("issuer", JsonText.Quote(issuer))).Diagnostics.Single();

        Assert.Equal((OktaJsonRules.IssuerSpelling, JsonText.Quote(corrected)), (found.Rule, found.Fix!.Replacement));
        Assert.Empty(OktaFiles.Load(OktaFiles.With("issuer", JsonText.Quote(corrected))).Diagnostics);
    }

    [Theory]
    [Case(12)]
    [InlineData("https://tenant.eu.auth0.com", "https://tenant.eu.auth0.com/")]
    [InlineData("https://auth.example.com/application/o/first", "https://auth.example.com/application/o/first/")]
    public void An_issuer_without_the_slash_that_its_provider_writes_is_an_error_with_its_correction(string issuer, string corrected)
    {
        var found = OktaFiles.Load(OktaFiles.With("issuer", JsonText.Quote(issuer))).Diagnostics.Single();

        Assert.Equal((OktaJsonRules.IssuerSpelling, JsonText.Quote(corrected)), (found.Rule, found.Fix!.Replacement));
    }

    [Theory]
    [Case(12)]
    [InlineData("https://tenant.eu.auth0.com/.well-known/openid-configuration", "https://tenant.eu.auth0.com/")]
    [InlineData(
        "https://auth.example.com/application/o/first/.well-known/openid-configuration",
        "https://auth.example.com/application/o/first/"
    )]
    [InlineData("https://auth.example.com/.well-known/openid-configuration", "https://auth.example.com")]
    [InlineData(
        "https://login.example.com/application/o/a/b/.well-known/openid-configuration",
        "https://login.example.com/application/o/a/b"
    )]
    public void The_issuer_of_a_discovery_document_has_the_slash_that_its_provider_writes(string document, string issuer)
    {
        var result = OktaFiles.Load(Discovery(document));

        Assert.Empty(result.Diagnostics);
        Assert.Equal(issuer, result.Model.Issuer.Value);
    }

    [Theory]
    [InlineData("https://login.example.com/")]
    [InlineData("https://Login.example.com/realms/Main/")]
    [InlineData("https://notokta.com/")]
    [InlineData("https://okta.com.example.com/")]
    public void Of_a_provider_that_is_not_known_nothing_is_assumed(string issuer)
    {
        var result = OktaFiles.Load(OktaFiles.With("issuer", JsonText.Quote(issuer)));

        Assert.Empty(result.Diagnostics);
        Assert.Equal(issuer, result.Model.Issuer.Value);
    }

    [Fact]
    [Case(13)]
    public void The_policy_in_a_query_of_Azure_AD_B2C_is_moved_into_the_path_and_not_dropped()
    {
        const string document = "https://contoso.b2clogin.com/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration?p=B2C_1_susi";

        var found = OktaFiles.Load(Discovery(document)).Diagnostics.Single();

        Assert.Equal(
            (OktaJsonRules.IssuerQuery, "\"https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_susi/v2.0\""),
            (found.Rule, found.Fix!.Replacement)
        );
    }

    [Theory]
    [Case(13)]
    [InlineData("https://login.microsoftonline.com/common/v2.0", "https://login.microsoftonline.com/<tenant id>/v2.0")]
    [InlineData("https://login.microsoftonline.com/Organizations", "https://login.microsoftonline.com/<tenant id>/v2.0")]
    [InlineData("https://login.microsoftonline.us/common/v2.0/", "https://login.microsoftonline.us/<tenant id>/v2.0")]
    [InlineData(
        "https://login.microsoftonline.com/consumers/v2.0",
        "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0"
    )]
    public void An_address_of_Entra_for_several_tenants_is_an_error_that_names_the_form_for_one(string issuer, string form)
    {
        foreach (
            var text in new[]
            {
                OktaFiles.With("issuer", JsonText.Quote(issuer)),
                Discovery($"{issuer.TrimEnd('/')}/.well-known/openid-configuration"),
            }
        )
        {
            var found = OktaFiles.Load(text).Diagnostics.Single();

            Assert.Equal((OktaJsonRules.IssuerSpelling, null), (found.Rule, found.Fix));
            Assert.EndsWith($"write '{form}'", found.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [Case(13)]
    [InlineData("https://login.microsoftonline.com/72f988bf-0000-0000-0000-000000000000/v2.0")]
    [InlineData("https://login.example.com/common/v2.0")]
    [InlineData("https://is.example.com/oauth2/token")]
    public void An_issuer_of_one_tenant_or_of_another_provider_is_none(string issuer) =>
        Assert.Empty(OktaFiles.Load(OktaFiles.With("issuer", JsonText.Quote(issuer))).Diagnostics);

    [Theory]
    [Case(13)]
    [InlineData("https://is.example.com/oauth2/oidcdiscovery/.well-known/openid-configuration", "https://is.example.com/oauth2/token")]
    [InlineData("https://is.example.com/t/shop/oauth2/oidcdiscovery", "https://is.example.com/t/shop/oauth2/token")]
    public void The_discovery_address_of_WSO2_is_an_error_with_its_issuer(string document, string issuer)
    {
        var found = OktaFiles.Load(Discovery(document)).Diagnostics.Single();

        Assert.Equal((OktaJsonRules.IssuerSpelling, JsonText.Quote(issuer)), (found.Rule, found.Fix!.Replacement));
        Assert.Empty(OktaFiles.Load(Discovery(issuer)).Diagnostics);
    }

    [Fact]
    [Case(43)]
    public void An_issuer_without_https_is_told_to_change_in_the_settings_of_the_provider_too() =>
        Assert.Contains(
            "must start with https:// also in the settings of the provider",
            OktaFiles.Load(OktaFiles.With("issuer", "\"acme.com\"")).Diagnostics.Single().Message,
            StringComparison.Ordinal
        );

    [Theory]
    [Case(31)]
    [InlineData("https://accounts.google.com")]
    [InlineData("https://gitlab.com")]
    [InlineData("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_EXAMPLE")]
    public void A_provider_that_refuses_offline_access_gets_other_default_scopes_and_no_advice_to_add_it(string issuer)
    {
        var byDefault = OktaFiles.Load(OktaFiles.With("issuer", JsonText.Quote(issuer)));
        var written = OktaFiles.Load(
            OktaFiles
                .With("issuer", JsonText.Quote(issuer))
                .Replace("{\n", "{\n  \"scopes\": \"openid email\",\n", StringComparison.Ordinal)
        );

        Assert.Empty(byDefault.Diagnostics);
        Assert.Equal("openid profile", byDefault.Model.Scopes.Value);
        Assert.Empty(written.Diagnostics);
    }

    [Fact]
    [Case(31)]
    public void Offline_access_at_a_provider_that_refuses_it_is_a_warning_that_removes_it()
    {
        var text = OktaFiles
            .With("issuer", "\"https://accounts.google.com\"")
            .Replace("{\n", "{\n  \"scopes\": [\"openid\", \"offline_access\", \"email\"],\n", StringComparison.Ordinal);

        var found = OktaFiles.Load(text).Diagnostics.Single();

        Assert.Equal((OktaJsonRules.OfflineAccessRefused, "[\"openid\", \"email\"]"), (found.Rule, found.Fix!.Replacement));
    }

    [Theory]
    [Case(34)]
    [InlineData("\"openid,profile,offline_access\"", "\"openid profile offline_access\"")]
    [InlineData("\"offline_access, openid\"", "\"openid offline_access\"")]
    [InlineData("\"openid offline_access ,api:read\"", "\"openid offline_access api:read\"")]
    [InlineData("\"profile, email\"", "\"openid profile email\"")]
    [InlineData("[\"openid,profile\", \"api:read,write\"]", "[\"openid\", \"profile\", \"api:read,write\"]")]
    [InlineData("[\"openid\", \"offline_access,\"]", "[\"openid\", \"offline_access\"]")]
    public void Scopes_with_commas_are_one_error_that_proposes_them_without(string scopes, string corrected)
    {
        var found = OktaFiles.Load(OktaFiles.With("scopes", scopes)).Diagnostics.Single();

        Assert.Equal((OktaJsonRules.Characters, corrected), (found.Rule, found.Fix!.Replacement));
        Assert.Equal($"'scopes' must not contain a comma between two scopes: write {corrected}", found.Message);
    }

    [Fact]
    [Case(34)]
    public void A_comma_inside_a_scope_of_a_provider_is_a_part_of_it() =>
        Assert.Equal(
            "openid offline_access api:read,write",
            OktaFiles.Load(OktaFiles.With("scopes", "\"openid offline_access api:read,write\"")).Model.Scopes.Value
        );

    [Theory]
    [Case(32)]
    [InlineData("android", 0)]
    [InlineData("ios", 0)]
    [InlineData("", 0)]
    [InlineData("windows", 2)]
    public void A_long_scheme_is_an_error_in_a_build_for_Windows_alone(string platform, int errors)
    {
        const string scheme = "com.googleusercontent.apps.123456789012-abcdefghijklmnopqrstuvwxyz012345";
        var text = OktaFiles.Valid.Replace("com.first.sample", scheme, StringComparison.Ordinal);

        Assert.Equal(
            errors,
            OktaFiles.Load(text, new OktaJsonOptions(platform)).Diagnostics.Count(static found => found.Rule == OktaJsonRules.SchemeTooLong)
        );
    }

    [Fact]
    [Case(32)]
    public void A_shorter_scheme_for_Windows_alone_is_enough()
    {
        var text = OktaFiles
            .Valid.Replace(
                "com.first.sample",
                "com.googleusercontent.apps.123456789012-abcdefghijklmnopqrstuvwxyz012345",
                StringComparison.Ordinal
            )
            .Replace(
                "{\n",
                "{\n  \"windows\": { \"redirectUri\": \"com.first.sample:/callback\", \"logoutRedirectUri\": "
                    + "\"com.first.sample:/logout\" },\n",
                StringComparison.Ordinal
            );

        Assert.Empty(OktaFiles.Load(text, new OktaJsonOptions("windows")).Diagnostics);
    }

    [Theory]
    [Case(36)]
    [InlineData("com.first.sample://callback", "two")]
    [InlineData("com.first.sample:///callback", "three")]
    [InlineData("com.first.sample:////callback", "many")]
    public void Slashes_after_the_scheme_are_counted(string uri, string number) =>
        Assert.StartsWith(
            $"'{uri}' has {number} slashes",
            OktaFiles.Load(OktaFiles.With("redirectUri", JsonText.Quote(uri))).Diagnostics.Single().Message,
            StringComparison.Ordinal
        );

    private static string Discovery(string document) =>
        OktaFiles.Without("issuer").Replace("{\n", $"{{\n  \"discovery_uri\": \"{document}\",\n", StringComparison.Ordinal);
}
