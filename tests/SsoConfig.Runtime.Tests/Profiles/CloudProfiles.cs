using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Profiles;

/// <summary>Providers that run as a service.</summary>
internal static class CloudProfiles
{
    public static IEnumerable<ProviderProfile> All() =>
        [
            new()
            {
                Name = "Auth0",
                OktaJson = "\"issuer\": \"https://tenant.eu.auth0.com/\"",
                Notes =
                    "the slash at the end belongs to the issuer; for an access token that an API can read, add its `audience` to "
                    + "`parameters`; for sign-out in the browser, turn on *RP-Initiated Logout End Session Endpoint Discovery*",
                Sources =
                [
                    new(
                        "https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens",
                        "without `audience` the access token is opaque and for userinfo; a custom domain is the issuer of its own tokens"
                    ),
                    new(
                        "https://auth0.com/docs/authenticate/login/logout/log-users-out-of-auth0",
                        "`end_session_endpoint` is in the discovery document if the tenant's setting of that name is on"
                    ),
                    new(
                        "https://github.com/spring-projects/spring-boot/issues/15324",
                        "`iss` always has a slash at the end, in tokens and in the discovery document"
                    ),
                    new("https://auth0.com/docs/get-started/applications/application-settings"),
                ],
            },
            new()
            {
                Name = "Keycloak",
                OktaJson = "\"issuer\": \"https://login.example.com/realms/main\"",
                Notes = "`auth_time` moves with the latest sign-in of any app in the session, which the client accepts",
                Sources =
                [
                    new(
                        "https://github.com/keycloak/keycloak/issues/11709",
                        "`auth_time` is set in every flow but that of the session's cookie"
                    ),
                    new(
                        "https://github.com/spring-projects/spring-security/issues/18839",
                        "after `prompt=login` in another app, a refreshed id_token has the later `auth_time`"
                    ),
                    new("https://www.keycloak.org/securing-apps/oidc-layers"),
                ],
            },
            new()
            {
                Name = "ZITADEL",
                OktaJson = "\"issuer\": \"https://main.zitadel.cloud\", \"trustedAudiences\": [\"245678901234567890\"]",
                Claims = new Dictionary<string, JsonNode?> { ["aud"] = new JsonArray(Scenario.ClientId, "245678901234567890") },
                Notes =
                    "an id_token names the project and its other clients beside the app; list those that you trust, and add each "
                    + "new app of the project to the list before it is created: until then, sign-ins of the others are refused",
                Sources =
                [
                    new(
                        "https://github.com/zitadel/zitadel/issues/9200",
                        "`aud` has the clients of all applications of the project, and the project; an open request to change that"
                    ),
                    new(
                        "https://zitadel.com/docs/apis/openidoauth/claims",
                        "by default all client ids and the project's are included in `aud` (as quoted in EasyTier/EasyTier#2473)"
                    ),
                ],
            },
            new()
            {
                Name = "Amazon Cognito",
                OktaJson =
                    "\"issuer\": \"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc\", \"scopes\": \"openid profile\", "
                    + "\"endSessionEndpoint\": \"https://main.auth.eu-west-1.amazoncognito.com/logout\", "
                    + "\"logoutRedirectParameter\": \"logout_uri\"",
                IssuesRefreshTokensUnasked = true,
                RotatesRefreshTokens = false,
                Notes =
                    "its logout is not that of OpenID Connect; `offline_access` is refused, and refresh tokens come without it; "
                    + "rotation can be turned on",
                Sources =
                [
                    new(
                        "https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html",
                        "`logout_uri` and `client_id`, no hint and no state"
                    ),
                    new(
                        "https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html",
                        "the system's scopes are `openid`, `email`, `phone`, `profile` and its own; an unknown one is `invalid_scope`"
                    ),
                    new(
                        "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html",
                        "the code flow gives refresh tokens; rotation is a setting of the client"
                    ),
                ],
            },
            new()
            {
                Name = "Google",
                OktaJson = "\"issuer\": \"https://accounts.google.com\", \"scopes\": \"openid profile\"",
                Metadata = new Dictionary<string, JsonNode?> { ["end_session_endpoint"] = null },
                EndSession = typeof(SignOutStepResult.NotSupported),
                IssuesRefreshTokensUnasked = true,
                RotatesRefreshTokens = false,
                Notes =
                    "no logout endpoint: sign-out ends the app's own sign-in only; `offline_access` shows an error page; for desktop apps "
                    + "Google wants a loopback redirect URI, which this client doesn't have, so this row is for phones",
                Sources =
                [
                    new(
                        "https://developers.google.com/identity/openid-connect/reference",
                        "the members of the discovery document: `revocation_endpoint` is one, `end_session_endpoint` is not"
                    ),
                    new(
                        "https://developers.google.com/youtube/v3/live/guides/auth/installed-apps",
                        "the code of an installed app is exchanged for an access token and a refresh token"
                    ),
                    new(
                        "https://developers.google.com/identity/protocols/oauth2/native-app",
                        "a desktop app opens the system browser and supplies a local redirect URI, such as loopback"
                    ),
                ],
            },
        ];
}
