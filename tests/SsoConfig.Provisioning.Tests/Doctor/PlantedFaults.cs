using System.Net;
using System.Text.Json.Nodes;

namespace SsoConfig.Provisioning.Tests.Doctor;

/// <summary>A fault, how it is planted in a healthy family, and the check that has to name it. docs/doctor.md has this table.</summary>
internal sealed record PlantedFault(string Description, string Id, Action<DoctorScenario> Plant)
{
    private static readonly DateTimeOffset Late = new(2026, 11, 26, 12, 10, 0, TimeSpan.Zero);

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        new(
            "okta.json has an error",
            "SSO200",
            static s =>
                s.Machine.Write(
                    "First/okta.json",
                    "{ \"clientId\": \"0oaFirst\", \"redirectUri\": \"com.first.sample:/callback\", \"logoutRedirectUri\": "
                        + "\"com.first.sample:/callback\" }"
                )
        ),
        new("no client id yet", "SSO200", static s => s.Machine.AddApp("First")),
        new("issuer that the provider does not have", "SSO201", static s => s.Provider.DiscoveryStatus = HttpStatusCode.NotFound),
        new(
            "issuer with another spelling than the provider's",
            "SSO202",
            static s => s.Provider.Discovery = static document => document["issuer"] = "https://login.shop.com/oauth2/default"
        ),
        new("client id of another org", "SSO203", static s => s.Machine.AddApp("First", "0oaElsewhere")),
        new("redirect URI not registered", "SSO204", static s => s.Provider.Clients["0oaFirst"].RedirectUris.Clear()),
        new(
            "apps on two hosts",
            "SSO205",
            static s => s.Machine.Write("Second/okta.Debug.json", "{ \"issuer\": \"https://login.shop.com/oauth2/default\" }")
        ),
        new(
            "two apps with one scheme",
            "SSO206",
            static s =>
                s.Machine.Write(
                    "Second/okta.json",
                    s.Machine.Read("First/okta.json").Replace("0oaFirst", "0oaSecond", StringComparison.Ordinal)
                )
        ),
        new("two apps with one client id", "SSO207", static s => s.Machine.AddApp("Second", "0oaFirst")),
        new(
            "token endpoint without https",
            "SSO208",
            static s => s.Provider.Discovery = static document => document["token_endpoint"] = "http://dev-1.okta.com/token"
        ),
        new(
            "discovery document from a program of this machine",
            "SSO200",
            static s =>
                s.Machine.Write(
                    "okta.org.json",
                    $$"""{ "issuer": "{{Support.Scenario.Issuer}}", "metadataAddress": "http://127.0.0.1:9977/metadata" }"""
                )
        ),
        new("scope that the provider does not know", "SSO209", static s => s.Provider.Scopes.Remove("profile")),
        new(
            "provider without S256",
            "SSO210",
            static s => s.Provider.Discovery = static document => document["code_challenge_methods_supported"] = new JsonArray("plain")
        ),
        new("refresh token grant not allowed", "SSO212", static s => s.Provider.Clients["0oaSecond"].MayRefresh = false),
        new(
            "provider without prompt=none",
            "SSO213",
            static s => s.Provider.Discovery = static document => document["prompt_values_supported"] = new JsonArray("login")
        ),
        new(
            "provider without an end session endpoint",
            "SSO215",
            static s => s.Provider.Discovery = static document => document.Remove("end_session_endpoint")
        ),
        new("redirect URIs by wildcard", "SSO216", static s => s.Provider.Clients["0oaFirst"].IsWildcard = true),
        new("clock of this machine is wrong", "SSO217", static s => s.Provider.Now = Late),
        new("no signing key that the runtime knows", "SSO218", static s => s.Provider.Keys = "{ \"keys\": [] }"),
        new(
            "logout redirect not registered",
            "SSO230",
            static s => s.OktaApp(0)["settings"]!["oauthClient"]!["post_logout_redirect_uris"] = new JsonArray()
        ),
        new("PKCE not required", "SSO230", static s => s.OktaApp(0)["credentials"]!["oauthClient"]!["pkce_required"] = false),
        new("app deactivated", "SSO231", static s => s.OktaApp(1)["status"] = "INACTIVE"),
        new("nobody assigned", "SSO232", static s => Assert.True(s.Machine.Okta.Apps.Unassign(s.OktaApp(1)))),
        new("consent required", "SSO233", static s => s.Provider.Clients["0oaFirst"].RequiresConsent = true),
        new("DPoP demanded", "SSO234", static s => s.Provider.Clients["0oaFirst"].DemandsProof = true),
        new(
            "sign-in policy that asks every time",
            "SSO235",
            static s => s.Machine.Okta.Policies.Rules["rst1"] = [Support.FakeOktaPolicies.AppRule("PT0S")]
        ),
        new("no access policy for the app", "SSO236", static s => s.Machine.Okta.Policies.AuthorizationServer = []),
        new(
            "session cookie that ends with the browser",
            "SSO237",
            static s => s.Machine.Okta.Policies.Rules["00pDefault"][0]["actions"]!["signon"]!["session"]!["usePersistentCookie"] = false
        ),
        new("no default browser", "SSO240", static s => s.Machine.Programs["xdg-settings get default-web-browser"] = ""),
    ];
}
