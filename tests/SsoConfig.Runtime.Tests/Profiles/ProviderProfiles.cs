using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Profiles;

/// <summary>The providers of docs/providers.md.</summary>
internal static class ProviderProfiles
{
    private const string Tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490";
    private static readonly Dictionary<string, JsonNode?> WithoutAuthTime = new() { ["auth_time"] = null, ["tid"] = Tenant };

    public static IReadOnlyList<ProviderProfile> All { get; } = [.. Okta(), .. Microsoft(), .. Others()];

    private static IEnumerable<ProviderProfile> Okta() =>
        [
            new()
            {
                Name = "Okta, org authorization server",
                OktaJson = "\"issuer\": \"https://dev-123456.okta.com\"",
                Notes = "no slash at the end; access tokens are for Okta's own APIs only, so use a custom server for yours",
                Sources = ["https://developer.okta.com/docs/concepts/auth-servers/"],
            },
            new()
            {
                Name = "Okta, custom authorization server",
                OktaJson = "\"issuer\": \"https://dev-123456.okta.com/oauth2/default\"",
                Notes = "`/logout` needs the id_token as a hint, which the client keeps for it",
                Sources = ["https://developer.okta.com/docs/concepts/auth-servers/"],
            },
            new()
            {
                Name = "Okta, custom domain",
                OktaJson = "\"issuer\": \"https://login.example.com/oauth2/default\"",
                Notes = "all apps of a family use the same host: the session's cookie belongs to it",
                Sources = ["https://developer.okta.com/docs/guides/custom-url-domain/main/"],
            },
        ];

    private static IEnumerable<ProviderProfile> Microsoft() =>
        [
            new()
            {
                Name = "Microsoft Entra ID, one tenant",
                OktaJson = $"\"issuer\": \"https://login.microsoftonline.com/{Tenant}/v2.0\"",
                Claims = WithoutAuthTime,
                Missing = ["revocation_endpoint"],
                Revocation = typeof(SignOutStepResult.NotSupported),
                ProvesFreshSignIn = false,
                Notes =
                    "`auth_time` is an optional claim: turn it on in the app's registration, or set `AcceptPromptLoginWithoutAuthTime`; "
                    + "no revocation endpoint",
                Sources =
                [
                    "https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc",
                    "https://learn.microsoft.com/entra/identity-platform/optional-claims-reference",
                ],
            },
            new()
            {
                Name = "Microsoft Entra ID, organizations",
                OktaJson =
                    "\"issuer\": \"https://login.microsoftonline.com/organizations/v2.0\", "
                    + "\"issuerTemplate\": \"https://login.microsoftonline.com/{tenantid}/v2.0\"",
                StatedIssuer = "https://login.microsoftonline.com/{tenantid}/v2.0",
                TokenIssuer = $"https://login.microsoftonline.com/{Tenant}/v2.0",
                Claims = WithoutAuthTime,
                Missing = ["revocation_endpoint"],
                Revocation = typeof(SignOutStepResult.NotSupported),
                ProvesFreshSignIn = false,
                Notes = "users of every tenant can sign in, unless `allowedTenants` says which; otherwise as one tenant",
                Sources =
                [
                    "https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc",
                    "https://learn.microsoft.com/entra/identity-platform/access-tokens",
                ],
            },
            new()
            {
                Name = "Microsoft Entra ID, v1 endpoint",
                OktaJson =
                    $"\"issuer\": \"https://sts.windows.net/{Tenant}/\", "
                    + $"\"metadataAddress\": \"https://login.microsoftonline.com/{Tenant}/.well-known/openid-configuration\"",
                Claims = WithoutAuthTime,
                Missing = ["revocation_endpoint"],
                Revocation = typeof(SignOutStepResult.NotSupported),
                ProvesFreshSignIn = false,
                Notes = "the issuer is on another host than the endpoints; prefer v2.0",
                Sources = ["https://learn.microsoft.com/entra/identity-platform/access-tokens"],
            },
            new()
            {
                Name = "Azure AD B2C",
                OktaJson =
                    $"\"issuer\": \"https://contoso.b2clogin.com/{Tenant}/v2.0/\", "
                    + "\"metadataAddress\": \"https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0/.well-known/"
                    + "openid-configuration\"",
                Notes = "with the issuer setting that contains `tfp`, the issuer is the address and `metadataAddress` isn't needed",
                Sources = ["https://learn.microsoft.com/azure/active-directory-b2c/tokens-overview"],
            },
        ];

    private static IEnumerable<ProviderProfile> Others() =>
        [
            new()
            {
                Name = "Auth0",
                OktaJson = "\"issuer\": \"https://tenant.eu.auth0.com/\"",
                Notes =
                    "the slash at the end belongs to the issuer; for an access token that an API can read, add its `audience` to "
                    + "`parameters`",
                Sources =
                [
                    "https://auth0.com/docs/get-started/applications/application-settings",
                    "https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens",
                ],
            },
            new()
            {
                Name = "Keycloak",
                OktaJson = "\"issuer\": \"https://login.example.com/realms/main\"",
                Notes = "`auth_time` moves with the latest sign-in of any app in the session, which the client accepts",
                Sources = ["https://www.keycloak.org/securing-apps/oidc-layers"],
            },
            new()
            {
                Name = "ZITADEL",
                OktaJson = "\"issuer\": \"https://main.zitadel.cloud\", \"trustedAudiences\": [\"245678901234567890\"]",
                Claims = new Dictionary<string, JsonNode?> { ["aud"] = new JsonArray(Scenario.ClientId, "245678901234567890") },
                Notes = "an id_token names the project and its other clients beside the app; list those that you trust",
                Sources = ["https://github.com/zitadel/zitadel/issues/9200"],
            },
            new()
            {
                Name = "Amazon Cognito",
                OktaJson =
                    "\"issuer\": \"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc\", \"scopes\": \"openid profile\", "
                    + "\"endSessionEndpoint\": \"https://main.auth.eu-west-1.amazoncognito.com/logout\", "
                    + "\"logoutRedirectParameter\": \"logout_uri\"",
                Notes = "its logout is not that of OpenID Connect; `offline_access` is refused, and refresh tokens come without it",
                Sources =
                [
                    "https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html",
                    "https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html",
                ],
            },
            new()
            {
                Name = "Google",
                OktaJson = "\"issuer\": \"https://accounts.google.com\", \"scopes\": \"openid profile\"",
                Missing = ["end_session_endpoint"],
                EndSession = typeof(SignOutStepResult.NotSupported),
                Notes = "no logout endpoint: sign-out ends the app's own sign-in only; `offline_access` shows an error page",
                Sources =
                [
                    "https://developers.google.com/identity/openid-connect/reference",
                    "https://developers.google.com/identity/protocols/oauth2/native-app",
                ],
            },
            new()
            {
                Name = "PingAM",
                OktaJson = "\"issuer\": \"https://am.example.com/am/oauth2/realms/root/realms/alpha\"",
                Notes = "sign-out needs the id_token as a hint, which the client keeps for it",
                Sources = ["https://docs.pingidentity.com/pingoneaic/am-oidc1/rest-api-oidc-endsession-endpoint.html"],
            },
            new()
            {
                Name = "authentik",
                OktaJson = "\"issuer\": \"https://auth.example.com/application/o/first/\"",
                Notes =
                    "each application is an issuer of its own, with a slash at the end; apps on one host share the session all the same",
                Sources = ["https://docs.goauthentik.io/add-secure-apps/providers/oauth2/"],
            },
            new()
            {
                Name = "FusionAuth",
                OktaJson = "\"issuer\": \"https://login.example.com\"",
                Notes = "set the tenant's issuer to its https URL first; the default `acme.com` is not a URL",
                Sources = ["https://github.com/FusionAuth/fusionauth-issues/issues/343"],
            },
            new()
            {
                Name = "Duende IdentityServer",
                OktaJson = "\"issuer\": \"https://login.example.com\"",
                Notes = "as specified",
                Sources = ["https://docs.duendesoftware.com/identityserver/reference/endpoints/discovery/"],
            },
        ];
}
