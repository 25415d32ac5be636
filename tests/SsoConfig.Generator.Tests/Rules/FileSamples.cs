namespace SsoConfig.Generator.Tests.Rules;

/// <summary>What else users write into an okta.json, faulty and good: one list for each part of it.</summary>
internal static class FileSamples
{
    public static readonly string[] ClientIds =
    [
        "",
        "  ",
        "0oa 1",
        " 0oa1",
        "0oa\u00e9\u0001\u0002\u0003",
        "0oa~",
        "YOUR_CLIENT_ID",
        "your-client-id",
        "YOURS",
        "<client id>",
        "${CLIENT_ID}",
        "{}",
        "{x}",
        "}x{",
        "a<b",
        "a<>",
        "SSWS abc",
        "ghp_x",
        "gho_x",
        "ghs_x",
        "github_pat_x",
        "xoxb-x",
        "xoxp-x",
        "AKIAX",
        "sk_live_x",
        "rk_live_x",
        "GOCSPX-x",
        "-----BEGIN X",
        "xghp_x",
        "eyJhbGciOiJ.e.s",
        "eyJhbGciOi.e.s",
        "eyJhbGciOiJ.e",
        "eyJhbGciOiJ.a.b.c",
        "eyJhbGciOiJ.a.b.c.d",
        "eyXhbGciOiJ.e.s",
    ];

    /// <summary>JSON where a text should stand.</summary>
    public static readonly string[] NoTexts = ["5", "true", "null", "[]", "{}", "?"];

    public static readonly string[] Scopes =
    [
        "\"openid\"",
        "\"profile offline_access\"",
        "\"\"",
        "[]",
        "[\"openid\", 1]",
        "[\"openid\", null]",
        "[\"openid\", ?]",
        "[\"openid offline_access\", \"openid\", \"\"]",
        "[\"profile\"]",
        "5",
        "{}",
        "true",
        "\"openid  offline_access openid\"",
        "\"openid\\toffline_access\"",
        "\"openid offline_access \\\\\"",
        "\"{scopes}\"",
        "\"openid offline_access \u00e9\"",
        "\"openid offline_access a~\"",
    ];

    public static readonly string[] Keys =
    [
        "clientid",
        "client-id",
        "Client ID",
        "clientIdd",
        "clintI",
        "clint",
        "isuer",
        "iss",
        "xyz",
        "wxyz",
        "Scop",
        "Setting",
        "andriod",
        "Prompt",
        "login-hint",
        "OKTADOMAIN",
        "AUTHORIZATIONSERVERID",
        "okta",
        "Okta",
        "clockskew",
        "$Schema",
        "secret",
        "clientSecret",
        "api_key",
        "private-key",
        "signing key",
        "key",
        "myKey",
        "APIKey",
        "apikey",
        "dbPassword",
        "passwordLength",
        "connectionString",
        "connection",
        "string",
        "accessToken",
        "privatekey",
        "__",
        "redirect",
        "prompt",
        "maxAge",
        "max_age",
        "loginHint",
        "login_hint",
        "postLogoutRedirect",
        "signInRedirectUri",
        "signOutRedirectUri",
        "scope",
    ];

    public static readonly string[] Members =
    [
        "\"Okta\": { \"Scope\": \"openid offline_access\" }",
        "\"Okta\": 5",
        "\"android\": 5",
        "\"android\": \"x\"",
        "\"android\": ?",
        "\"android\": { \"ios\": {} }",
        "\"android\": { \"Okta\": { \"clientId\": \"x\" } }",
        "\"android\": { \"settings\": { \"a\": 1 } }",
        "\"android\": {}, \"android\": {}",
        "\"ios\": {}, \"Android\": {}",
        "\"settings\": 5",
        "\"settings\": null",
        "\"settings\": ?",
        "\"settings\": {}, \"settings\": {}",
        "\"prompt\": \"x\", \"prompt\": \"y\"",
        "\"$schema\": 5, \"$schema\": 6",
        "\"AuthorizationServerId\": \"x\"",
        "\"authorizationServerId\": \"{server}\"",
        "\"desktop\": { \"client_secret\": \"x\" }",
        "\"desktop\": { \"client_secret\": \"x\", }",
        "\"desktop\": { \"prompt\": 1, \"client_secret\": \"x\" }",
        "\"desktop\": { \"prompt\": 1, \"client_secret\": \"x\" , }",
        "\"desktop\": { \"client_secret\": \"x\" /*,*/ }",
        "\"desktop\": { \"redirectUri\": \"com.first.sample:/logout\" }",
        "\"desktop\": { \"redirectUri\": \"com.first.sample:/x\", \"logoutRedirectUri\": \"com.first.sample:/x\" }",
        "\"desktop\": { \"issuer\": \"https://login.example.co\", \"redirectUri\": \"co.example.login:/x\", \"logoutRedirectUri\": "
            + "\"CO.example.login:/y\" }",
        "\"desktop\": { \"issuer\": \"http://localhost\", \"redirectUri\": \"localhost:/x\" }",
    ];

    public static readonly string[] Settings =
    [
        "{}",
        "{ \"a\": null }",
        "{ \"a\": [null] }",
        "{ \"a\": [] }",
        "{ \"a\": [1, \"x\"] }",
        "{ \"a\": [1, 2.5, 3000000000] }",
        "{ \"a\": [1, 3000000000] }",
        "{ \"a\": [true, false] }",
        "{ \"a\": [true, 1] }",
        "{ \"a\": [[1]] }",
        "{ \"a\": [{}] }",
        "{ \"a\": [1, ?] }",
        "{ \"a\": ? }",
        "{ \"a\": 2147483647, \"b\": 2147483648, \"c\": -2147483648, \"d\": -2147483649 }",
        "{ \"a\": 9223372036854775807, \"b\": 9223372036854775808 }",
        "{ \"a\": [1, 9223372036854775808] }",
        "{ \"a\": 1e400 }",
        "{ \"b\": 1e30, \"c\": 1E3, \"d\": 0.5, \"e\": -0 }",
        "{ \"a-b\": 1, \"aB\": 2 }",
        "{ \"a b.c_d\": 1 }",
        "{ \"1a\": 1 }",
        "{ \"a1\": 1 }",
        "{ \"-\": 1 }",
        "{ \"\": 1 }",
        "{ \"\u00e4b\": 1 }",
        "{ \"?\": 1 }",
        "{ \"a?\": 1 }",
        "{ \"settings\": 1 }",
        "{ \"g\": { \"g\": 1, \"h\": { \"g\": 2 } } }",
        "{ \"a\": 1, \"a\": 2 }",
        "{ \"g\": { \"a\": 1, \"a\": 2 } }",
        "{ \"apiKey\": \"x\" }",
        "{ \"apiKey\": 5 }",
        "{ \"apiKeys\": [\"x\"] }",
        "{ \"tokens\": 1, \"token\": [\"x\"] }",
        "{ \"x\": \"ghp_1\" }",
        "{ \"x\": [\"a\", \"AKIA1\"] }",
        "{ \"x\": \"eyJhbGciOiJ.e.s\", \"y\": 1 }",
        "{ \"true\": true, \"null\": \"null\" }",
    ];

    /// <summary>The okta.json of another app of the family.</summary>
    public static readonly string[] Siblings =
    [
        OktaFiles.Valid,
        Second(),
        Second("\"logoutRedirectUri\": \"COM.first.sample:/x\""),
        Second("\"redirectUri\": \"com.first.sample:/x\""),
        Second("\"issuer\": \"https://login.example.com\""),
        Second("\"issuer\": \"https://DEV-1.okta.com\""),
        Second("\"issuer\": \"login\""),
        Second("\"clientId\": \"0oa1b2c3\""),
        "{}",
        "[",
    ];

    public static readonly (string Path, string? Text)[][] Layers =
    [
        [("../okta.org.json", "{ \"clientId\": \"{clientId}\" }"), ("okta.json", OktaFiles.Without("clientId"))],
        [("okta.json", OktaFiles.With("clientId", "\"{clientId}\"")), ("okta.Debug.json", "{ \"clientId\": \"0oaDebug\" }")],
        [("okta.json", OktaFiles.With("scopes", "\"{scopes}\"")), ("okta.Debug.json", "{ \"scopes\": \"openid offline_access\" }")],
        [("okta.json", OktaFiles.With("clientId", "\"{first}\"")), ("okta.Debug.json", "{ \"clientId\": \"{second}\" }")],
        [
            ("../okta.org.json", "{ \"OktaDomain\": \"https://dev-2.okta.com\" }"),
            ("okta.json", OktaFiles.Without("issuer").Replace("{\n", "{\n  \"AuthorizationServerId\": \"x\",\n", StringComparison.Ordinal)),
        ],
        [
            ("../okta.org.json", "{ \"OktaDomain\": \"{domain}\" }"),
            ("okta.json", OktaFiles.Without("issuer").Replace("{\n", "{\n  \"AuthorizationServerId\": \"x\",\n", StringComparison.Ordinal)),
        ],
        [("../okta.org.json", "{ \"OktaDomain\": \"https://dev-2.okta.com//\" }"), ("okta.json", OktaFiles.Without("issuer"))],
        [
            ("okta.json", OktaFiles.Valid),
            ("okta.Debug.json", "{ \"discovery_uri\": \"https://dev-3.okta.com/.well-known/openid-configuration\" }"),
        ],
        [
            ("../okta.org.json", "{ \"settings\": { \"a\": 1, \"b\": {}, \"c\": true, \"d\": true } }"),
            ("okta.json", OktaFiles.With("settings", "{ \"a\": \"x\", \"b\": [], \"c\": null, \"d\": 1 }")),
        ],
        [
            ("../okta.org.json", "{ \"settings\": { \"a\": null, \"g\": { \"x\": 1 } } }"),
            ("okta.json", OktaFiles.With("settings", "{ \"g\": { \"y\": 2 }, \"h\": 1.5 }")),
        ],
        [
            ("okta.json", OktaFiles.With("settings", "{ \"a\": 1 }")),
            ("okta.Debug.json", "{ \"desktop\": { \"settings\": { \"a\": 2 } }, \"android\": { \"settings\": { \"a\": 3 } } }"),
        ],
        [("../okta.org.json", "{"), ("okta.json", OktaFiles.Without("clientId"))],
        [("okta.json", OktaFiles.Without("clientId")), ("okta.Debug.json", "{ \"clientId\": 5 }")],
        [("okta.json", OktaFiles.Valid), ("Config/okta.json", "")],
        [("okta.json", "[]")],
        [("okta.json", "5")],
        [("okta.json", null)],
        [("okta.json", "{}")],
        [("okta.Debug.json", "{ \"issuer\": \"https://dev-1.okta.com\" }")],
    ];

    private static string Second(string instead = "")
    {
        var own = OktaFiles
            .Valid.Replace("0oa1b2c3", "0oaSecond", StringComparison.Ordinal)
            .Replace("com.first", "com.second", StringComparison.Ordinal)
            .Split('\n');
        return string.Join(
            '\n',
            own.Select(line =>
                instead.Length > 0 && line.Contains(instead[..instead.IndexOf(':', StringComparison.Ordinal)], StringComparison.Ordinal)
                    ? $"  {instead}{(line.EndsWith(',') ? "," : "")}"
                    : line
            )
        );
    }
}
