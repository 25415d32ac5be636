namespace SsoConfig.Generator.Tests.Schema;

/// <summary>One list of files by which the schema and the rules are compared, so that they cannot drift apart.</summary>
internal static class SchemaCorpus
{
    /// <summary>Rules over several files, values or providers, which a schema of one file cannot express.</summary>
    private static readonly OktaJsonRule[] BeyondSchema =
    [
        OktaJsonRules.Unreadable,
        OktaJsonRules.DuplicateKey,
        OktaJsonRules.MissingKey,
        OktaJsonRules.Placeholder,
        OktaJsonRules.RedirectIsLogoutRedirect,
        OktaJsonRules.SiblingScheme,
        OktaJsonRules.SiblingClientId,
        OktaJsonRules.SiblingIssuer,
        OktaJsonRules.NoFile,
        OktaJsonRules.TwoFiles,
        OktaJsonRules.SettingType,
        OktaJsonRules.ServerWithoutDomain,
        OktaJsonRules.SchemeTooLong,
        OktaJsonRules.IssuerSpelling,
        OktaJsonRules.OfflineAccessRefused,
        OktaJsonRules.NativeSsoAtOrg,
        OktaJsonRules.NativeSsoAudience,
    ];

    public static IEnumerable<OktaJsonRule> RulesInSchema => OktaJsonRules.All.Except(BeyondSchema);

    public static IEnumerable<string> Good =>
        [
            OktaFiles.Valid,
            OktaFiles.With("issuer", "\"http://127.0.0.1:5080/oauth2/default\""),
            OktaFiles.With("issuer", "\"http://localhost:5080\""),
            OktaFiles.With("issuer", "\"https://login.example.com\""),
            OktaFiles.With("clientId", "\"first~app\""),
            OktaFiles.With("redirectUri", "\"com.example.a-b+c.d1:/oauth2/callback?x=1\""),
            OktaFiles.With("redirectUri", "\"com.example.app:callback\""),
            OktaFiles.With("scopes", "\"openid offline_access\""),
            OktaFiles.With("scopes", "[\"offline_access\", \"api:read\", \"openid\"]"),
            OktaFiles.With("scopes", "\"openid offline_access api:read,write\""),
            OktaFiles.With("trustedAudiences", "[\"project-1\", \"https://api.example.com\"]"),
            OktaFiles.With("trustedAudiences", "[]"),
            OktaFiles.With("nativeSso", "true"),
            OktaFiles.With("nativeSso", "false"),
            OktaFiles.With("nativeSso", "{}"),
            OktaFiles.With("nativeSso", "{ \"family\": \"com.example.apps2\", \"audience\": \"https://api.example.com\" }"),
            OktaFiles.With("nativeSso", "{ \"deviceSecretType\": \"okta\" }"),
            OktaFiles.With("nativeSso", "{ \"deviceSecretType\": \"urn:example:device\", \"audience\": \"a\" }"),
            OktaFiles.With("ios", "{ \"nativeSso\": { \"family\": \"com.example.apps\" } }"),
            OktaFiles.With("parameters", "{}"),
            OktaFiles.With("parameters", "{ \"audience\": \"https://x\", \"idp\": null, \"resource\": [\"https://a\", \"urn:b\"] }"),
            OktaFiles.With("additionalParameters", "{ \"resource\": \"https://a\", \"state_of_x\": \"\u00e4 b\" }"),
            OktaFiles.With("ios", "{ \"parameters\": { \"resource\": null } }"),
            OktaFiles.With("$schema", "\"https://example.com/schema.json\""),
            OktaFiles.With("ClockSkew", "120"),
            OktaFiles.With("android", "{ \"clientId\": \"0oaAndroid\", \"settings\": { \"a\": 1 } }"),
            OktaFiles.With("desktop", "{}"),
            OktaFiles.With(
                "settings",
                "{ \"apiBaseUrl\": \"https://x\", \"n\": 1.5, \"on\": true, \"list\": [\"a\"], \"numbers\": [1, 2.5], \"deep\": { "
                    + "\"er\": { \"b\": false } } }"
            ),
            """{ "client_id": "0oa", "redirect_uri": "com.first.sample:/callback", "end_session_redirect_uri": "com.first.sample:/logout", "scopes": ["openid", "profile", "offline_access"], "discovery_uri": "https://dev-1.okta.com" }""",
            """{ "issuer": "https://dev-1.okta.com/oauth2/default", "clientId": "0oa", "redirectUri": "com.first.sample:/callback", "logoutRedirectUri": "com.first.sample:/logout", "scopes": "openid profile offline_access" }""",
            """{ "Okta": { "ClientId": "0oa", "OktaDomain": "https://dev-1.okta.com", "RedirectUri": "com.first.sample:/callback", "PostLogoutRedirectUri": "com.first.sample:/logout", "Scope": "openid profile offline_access", "AuthorizationServerId": "default", "ClockSkew": 120 } }""",
        ];

    public static IEnumerable<string> Bad =>
        [
            .. RulesInSchema.Select(static rule =>
                new RulePage(rule).Wrong.Single(static file => OktaJsonName.IsApp(file.Path) && file.Kind == OktaJsonKind.App).Text!
            ),
            OktaFiles.With("issuer", "\"dev-1.okta.com\""),
            OktaFiles.With("issuer", "\"https://user@dev-1.okta.com\""),
            OktaFiles.With("issuer", "\"https://https://dev-1.okta.com\""),
            OktaFiles.With("issuer", "\"http://localhost.example.com\""),
            OktaFiles.With("clientId", "null"),
            OktaFiles.With("clientId", "\"0oa\\u202e\""),
            OktaFiles.With("redirectUri", "\"javascript:alert(1)\""),
            OktaFiles.With("redirectUri", "\"1com.example:/callback\""),
            OktaFiles.With("redirectUri", "\"com..example:/callback\""),
            OktaFiles.With("scopes", "[\"openid\", 1, \"offline_access\"]"),
            OktaFiles.With("scopes", "[]"),
            OktaFiles.With("scopes", "\"profile, openid offline_access\""),
            OktaFiles.With("scopes", "[\"openid\", \"offline_access,\"]"),
            OktaFiles.With("scopes", "[\"openid\", \"offline_access\", \"profile,email\"]"),
            OktaFiles.With("trustedAudiences", "\"project-1\""),
            OktaFiles.With("trustedAudiences", "[\"project-1 project-2\"]"),
            OktaFiles.With("trustedAudiences", "[\"\"]"),
            OktaFiles.With("trustedAudiences", "[1]"),
            OktaFiles.With("nativeSso", "\"true\""),
            OktaFiles.With("nativeSso", "1"),
            OktaFiles.With("nativeSso", "null"),
            OktaFiles.With("nativeSso", "[]"),
            OktaFiles.With("nativeSso", "{ \"Family\": \"com.example\" }"),
            OktaFiles.With("nativeSso", "{ \"scope\": \"x\" }"),
            OktaFiles.With("nativeSso", "{ \"family\": 1 }"),
            OktaFiles.With("nativeSso", "{ \"family\": \"example\" }"),
            OktaFiles.With("nativeSso", "{ \"family\": \"com.1example\" }"),
            OktaFiles.With("nativeSso", "{ \"audience\": \"api default\" }"),
            OktaFiles.With("nativeSso", "{ \"deviceSecretType\": \"Okta\" }"),
            OktaFiles.With("nativeSso", "{ \"deviceSecret\": \"hunter22\" }"),
            OktaFiles.With("parameters", "[]"),
            OktaFiles.With("parameters", "null"),
            OktaFiles.With("parameters", "{ \"audience\": 1 }"),
            OktaFiles.With("parameters", "{ \"audience\": [\"a\"] }"),
            OktaFiles.With("parameters", "{ \"audience\": \"\" }"),
            OktaFiles.With("parameters", "{ \"audience\": \"a\\tb\" }"),
            OktaFiles.With("parameters", "{ \"a b\": \"x\" }"),
            OktaFiles.With("parameters", "{ \"nonce\": \"x\" }"),
            OktaFiles.With("parameters", "{ \"redirect.uri\": \"x\" }"),
            OktaFiles.With("parameters", "{ \"client_secret\": \"x\" }"),
            OktaFiles.With("parameters", "{ \"resource\": \"https://a#b\" }"),
            OktaFiles.With("android", "{ \"parameters\": { \"resource\": [1] } }"),
            OktaFiles.With("scopes", "{}"),
            OktaFiles.With("android", "{ \"ios\": {} }"),
            OktaFiles.With("android", "\"x\""),
            OktaFiles.With("android", "{ \"clientID\": \"x\" }"),
            OktaFiles.With("settings", "[]"),
            OktaFiles.With("settings", "{ \"a\": null }"),
            OktaFiles.With("settings", "{ \"a\": [[1]] }"),
            OktaFiles.With("settings", "{ \"a\": [{ \"b\": 1 }] }"),
            OktaFiles.With("settings", "{ \"\": 1 }"),
            OktaFiles.With("settings", "{ \"a\\\"b\": 1 }"),
            OktaFiles.With("settings", "{ \"---\": 1 }"),
            OktaFiles.With("login_hint", "\"ada\""),
        ];
}
