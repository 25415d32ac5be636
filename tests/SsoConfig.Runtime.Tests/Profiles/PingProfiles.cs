using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Profiles;

/// <summary>Ping Identity.</summary>
internal static class PingProfiles
{
    public static IEnumerable<ProviderProfile> All() =>
        [
            new()
            {
                Name = "PingAM",
                OktaJson = "\"issuer\": \"https://am.example.com/am/oauth2/realms/root/realms/alpha\"",
                Notes = "sign-out needs the id_token as a hint, which the client keeps for it",
                Sources =
                [
                    new(
                        "https://docs.pingidentity.com/pingoneaic/am-oidc1/rest-api-oidc-endsession-endpoint.html",
                        "`id_token_hint` is required; the redirect URI must be one of the client's sign-out URLs"
                    ),
                ],
            },
            new()
            {
                Name = "PingFederate",
                OktaJson = "\"issuer\": \"https://sso.example.com:9031\"",
                Metadata = new Dictionary<string, JsonNode?>
                {
                    ["id_token_signing_alg_values_supported"] = new JsonArray("none", "HS256", "HS384", "HS512", "RS256", "ES256"),
                    ["ping_end_session_endpoint"] = "https://sso.example.com:9031/idp/startSLO.ping",
                },
                Notes =
                    "an older version publishes `ping_end_session_endpoint` alone, which is another protocol: sign-out in the browser is "
                    + "then not supported, unless it has `/idp/init_logout.openid` to write as `endSessionEndpoint`; its document lists "
                    + "`none` and HMAC for id_tokens, which the client refuses: choose RS256 or ES256 for the client",
                Sources =
                [
                    new(
                        "https://docs.pingidentity.com/pingfederate/latest/developers_reference_guide/"
                            + "pf_openid_connect_rp_logout_endpoint.html",
                        "`/idp/init_logout.openid` follows RP-Initiated Logout 1.0; without a valid hint the user must confirm"
                    ),
                    new(
                        "https://docs.pingidentity.com/pingfederate/latest/developers_reference_guide/"
                            + "pf_openid_provider_config_endpoint.html",
                        "the document is at `/.well-known/openid-configuration`, made from a template that the administrator can change; "
                            + "its end was not in the copy"
                    ),
                    new(
                        "https://gist.github.com/kukat/ec81476a6e8c988d4ecff666ec48728d",
                        "a document of 2018: `revocation_endpoint` and `ping_end_session_endpoint`, no `end_session_endpoint`"
                    ),
                ],
            },
        ];
}
