namespace SsoConfig.Generator.Tests.Rules;

/// <summary>Configuration files of other SDKs, renamed to okta.json: their keys may stay, or are refused by name.</summary>
public sealed class OtherFilesTests
{
    private const string Rest =
        "\"ClientId\": \"0oa1\", \"RedirectUri\": \"com.first.sample:/callback\", \"PostLogoutRedirectUri\": \"com.first.sample:/logout\"";

    [Theory]
    [Case(5)]
    [InlineData("\"AuthorizationServerId\": \"\",", "https://dev-1.okta.com")]
    [InlineData("\"authorizationServerId\": \"\",", "https://dev-1.okta.com")]
    [InlineData("\"AuthorizationServerId\": \"aus1\",", "https://dev-1.okta.com/oauth2/aus1")]
    [InlineData("\"AuthorizationServerId\": null,", "https://dev-1.okta.com/oauth2/default")]
    [InlineData("", "https://dev-1.okta.com/oauth2/default")]
    public void An_empty_authorization_server_is_that_of_the_org_and_none_is_the_default_one(string server, string issuer)
    {
        var result = OktaFiles.Load($"{{ {server} \"OktaDomain\": \"https://dev-1.okta.com/\", {Rest} }}");

        Assert.Empty(result.Diagnostics);
        Assert.Equal(issuer, result.Model.Issuer.Value);
    }

    [Fact]
    [Case(5)]
    public void An_empty_authorization_server_of_a_later_layer_wins()
    {
        var result = OktaFiles.Load([
            OktaFiles.File("okta.json", $"{{ \"OktaDomain\": \"https://dev-1.okta.com\", \"AuthorizationServerId\": \"aus1\", {Rest} }}"),
            OktaFiles.File("okta.Debug.json", "{ \"AuthorizationServerId\": \"\" }"),
        ]);

        Assert.Empty(result.Diagnostics);
        Assert.Equal("https://dev-1.okta.com", result.Model.Issuer.Value);
    }

    [Fact]
    [Case(30)]
    public void All_keys_of_the_Xamarin_SDK_may_stay()
    {
        var result = OktaFiles.Load(
            $$"""
            { "Okta": {
                "OktaDomain": "https://dev-1.okta.com/", {{Rest}}, "CallbackPath": "/authorization-code/callback", "GetClaimsFromUserInfoEndpoint": true,
                "AuthorizationServerId": null, "Scope": "openid profile offline_access", "ClockSkew": 120
            } }
            """
        );

        Assert.Empty(result.Diagnostics);
        Assert.Equal("https://dev-1.okta.com/oauth2/default", result.Model.Issuer.Value);
    }

    [Fact]
    [Case(27)]
    public void All_keys_of_AppAuth_may_stay_and_its_scopes_count()
    {
        var result = OktaFiles.Load(
            """
            {
              "client_id": "first-app", "redirect_uri": "com.first.sample:/callback", "end_session_redirect_uri": "com.first.sample:/logout",
              "authorization_scope": "openid profile offline_access realtime ucgateway",
              "discovery_uri": "https://sso.example.com/realms/main/.well-known/openid-configuration",
              "authorization_endpoint_uri": "", "token_endpoint_uri": "", "registration_endpoint_uri": "", "user_info_endpoint_uri": "", "end_session_endpoint_uri": "",
              "https_required": true
            }
            """
        );

        Assert.Empty(result.Diagnostics);
        Assert.Equal("openid profile offline_access realtime ucgateway", result.Model.Scopes.Value);
    }

    [Fact]
    [Case(27)]
    public void AppAuth_s_file_without_discovery_has_a_placeholder_where_the_address_belongs() =>
        Assert.Equal(
            [OktaJsonRules.Placeholder],
            OktaFiles
                .Load(
                    """{ "client_id": "a", "redirect_uri": "com.first.sample:/callback", "end_session_redirect_uri": "com.first.sample:/logout", "discovery_uri": "", "token_endpoint_uri": "https://x/token" }"""
                )
                .Diagnostics.Select(static found => found.Rule)
        );

    [Theory]
    [Case(42)]
    [InlineData(
        "audience",
        "\"https://api.example.com\"",
        "a parameter of authorization requests, not of the app: move it into \"parameters\", or pass new AccessTokenRequest { Resource = "
            + "\"\u2026\" } to GetAccessTokenAsync"
    )]
    [InlineData("acr_values", "\"phr\"", "a parameter of authorization requests, not of the app: move it into \"parameters\"")]
    [InlineData(
        "prompt",
        "\"login\"",
        "a parameter of a single sign-in, not of the app: remove it and pass new SignInRequest { Prompt = \u2026 } to SignInAsync"
    )]
    public void Further_parameters_are_one_error_that_says_where_they_belong(string key, string json, string message)
    {
        var found = OktaFiles.Load(OktaFiles.With(key, json)).Diagnostics.Single();

        Assert.Equal((OktaJsonRules.PerCall, $"'{key}' is {message}"), (found.Rule, found.Message));
    }

    [Theory]
    [Case(42)]
    [InlineData("parameters")]
    [InlineData("additionalParameters")]
    [InlineData("additional_parameters")]
    public void The_parameters_of_AppAuth_s_wrappers_may_stay(string key)
    {
        var result = OktaFiles.Load(OktaFiles.With(key, "{ \"audience\": \"https://api.example.com\" }"));

        Assert.Empty(result.Diagnostics);
        Assert.Equal(new RequestParameter("audience", "https://api.example.com", "okta.json"), Assert.Single(result.Model.Parameters));
    }

    [Theory]
    [Case(49)]
    [InlineData(
        """{ "issuer": "https://dev-1.okta.com", "discoveryUri": "https://dev-1.okta.com", "clientId": "a", "redirectUri": "com.first.sample:/callback", "endSessionRedirectUri": "com.first.sample:/" }""",
        "SSO003"
    )]
    [InlineData(
        """{ "issuer": "https://dev-1.okta.com", "clientId": "a", "redirectUri": "com.first.sample:/callback", "endSessionRedirectUri": "com.first.sample:/" }""",
        ""
    )]
    [InlineData(
        """{ "name": "Okta", "website": "https://www.okta.com", "tags": ["identity"] }""",
        "SSO005 SSO005 SSO005 SSO005 SSO002 SSO002 SSO002"
    )]
    [InlineData(
        """{ "realm": "main", "auth-server-url": "https://sso.example.com/auth", "resource": "first", "public-client": true }""",
        "SSO005 SSO005 SSO005 SSO005 SSO002 SSO002 SSO002 SSO002"
    )]
    [InlineData(
        """{ "issuer": "https://dev-1.okta.com", "clientId": "a", "redirectUri": "com.First_App:/callback", "logoutRedirectUri": "com.first.sample:/logout" }""",
        "SSO014 SSO015"
    )]
    public void Files_of_the_field_are_accepted_or_refused_by_name(string text, string rules) =>
        Assert.Equal(
            rules.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            OktaFiles.Load(text).Diagnostics.Select(static found => found.Rule.Id).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void A_platform_object_of_a_shared_file_does_not_override_the_app_s_own_file()
    {
        var result = OktaFiles.Load(
            [
                OktaFiles.File(
                    "../okta.org.json",
                    """{ "android": { "issuer": "https://planted.example.com", "clientId": "0oaPlanted" } }"""
                ),
                OktaFiles.File("okta.json", OktaFiles.Valid),
            ],
            new OktaJsonOptions("android")
        );

        Assert.Equal(("https://dev-1.okta.com/oauth2/default", "0oa1b2c3"), (result.Model.Issuer.Value, result.Model.ClientId.Value));
    }

    [Fact]
    public void A_platform_object_of_a_shared_file_counts_where_the_app_says_nothing()
    {
        var result = OktaFiles.Load(
            [
                OktaFiles.File(
                    "../okta.org.json",
                    """{ "issuer": "https://all.example.com", "android": { "issuer": "https://android.example.com" } }"""
                ),
                OktaFiles.File("okta.json", OktaFiles.Without("issuer")),
            ],
            new OktaJsonOptions("android")
        );

        Assert.Equal("https://android.example.com", result.Model.Issuer.Value);
    }

    [Theory]
    [InlineData("App", "okta.anything.json", "App")]
    [InlineData("localOrg", "okta.json", "LocalOrg")]
    [InlineData("SIBLING", "okta.json", "Sibling")]
    [InlineData("", "okta.json", "App")]
    [InlineData(null, "okta.org.json", "Organization")]
    [InlineData("nonsense", "okta.local-org.json", "LocalOrg")]
    [InlineData("2", "okta.Debug.json", "Environment")]
    public void What_a_file_is_is_said_by_its_metadata_and_if_not_by_its_name(string? metadata, string name, string kind) =>
        Assert.Equal(kind, OktaJsonName.KindOf($"/family/First/{name}", metadata).ToString());

    [Fact]
    public void The_values_for_debug_builds_are_weaker_than_those_of_every_other_file()
    {
        OktaJsonFile[] files =
        [
            new(
                "/family/First/okta.local-org.json",
                "{ \"issuer\": \"http://localhost:5080\", \"clientId\": \"0oaLocal\" }",
                OktaJsonKind.LocalOrg
            ),
            OktaFiles.File("okta.json", OktaFiles.Without("issuer")),
        ];

        Assert.Equal("http://localhost:5080", OktaFiles.Load(files).Model.Issuer.Value);
        Assert.Equal("0oa1b2c3", OktaFiles.Load(files).Model.ClientId.Value);
        Assert.Equal(
            "https://org.okta.com",
            OktaFiles.Load([.. files, OktaFiles.File("../okta.org.json", "{ \"issuer\": \"https://org.okta.com\" }")]).Model.Issuer.Value
        );
    }
}
