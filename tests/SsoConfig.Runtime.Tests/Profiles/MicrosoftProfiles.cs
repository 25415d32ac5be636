using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Profiles;

/// <summary>Microsoft Entra ID and its relatives.</summary>
internal static class MicrosoftProfiles
{
    private const string Tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490";
    private const string ApiScope = "https://contoso.onmicrosoft.com/api/read";
    private static readonly Dictionary<string, JsonNode?> WithoutAuthTime = new() { ["auth_time"] = null, ["tid"] = Tenant };
    private static readonly Dictionary<string, JsonNode?> WithoutRevocation = new() { ["revocation_endpoint"] = null };

    private static readonly ProviderSource EntraTokens = new(
        "https://learn.microsoft.com/entra/identity-platform/security-tokens",
        "workforce tenants' tokens come from `sts.windows.net` (v1); an external tenant's document is at "
            + "`https://{tenantname}.ciamlogin.com/{tenantid}/v2.0/.well-known/openid-configuration`, and states the issuer "
            + "`https://{tenantid}.ciamlogin.com/{tenantid}/v2.0`"
    );

    private static readonly ProviderSource EntraProtocol = new(
        "https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc",
        "`end_session_endpoint` takes `post_logout_redirect_uri`, which must be one of the app's redirect URIs; no revocation endpoint is "
            + "described"
    );

    private static readonly ProviderSource EntraClaims = new(
        "https://learn.microsoft.com/entra/identity-platform/optional-claims-reference",
        "`auth_time` is an optional claim"
    );

    private static readonly ProviderSource EntraIssuers = new(
        "https://learn.microsoft.com/entra/identity-platform/access-tokens",
        "a document for all tenants states `{tenantid}`, to be replaced by that of the token; a key's `issuer` restricts it; "
            + "equal subjects in two tenants are two users; v1 has its document without `/v2.0`"
    );

    public static IEnumerable<ProviderProfile> All() =>
        [
            new()
            {
                Name = "Microsoft Entra ID, one tenant",
                OktaJson = $"\"issuer\": \"https://login.microsoftonline.com/{Tenant}/v2.0\"",
                Claims = WithoutAuthTime,
                Metadata = WithoutRevocation,
                Revocation = typeof(SignOutStepResult.NotSupported),
                ProvesFreshSignIn = false,
                Notes =
                    "`auth_time` is an optional claim: turn it on in the app's registration, or set `AcceptPromptLoginWithoutAuthTime`; "
                    + "no revocation endpoint; register the logout redirect URI as a redirect URI",
                Sources = [EntraProtocol, EntraClaims],
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
                Metadata = WithoutRevocation,
                Revocation = typeof(SignOutStepResult.NotSupported),
                ProvesFreshSignIn = false,
                Notes =
                    "users of every tenant can sign in, unless `allowedTenants` says which; a user is `Issuer` and `Subject` together; "
                    + "otherwise as one tenant",
                Sources = [EntraProtocol, EntraIssuers],
            },
            new()
            {
                Name = "Microsoft Entra ID, v1 endpoint",
                OktaJson =
                    $"\"issuer\": \"https://sts.windows.net/{Tenant}/\", "
                    + $"\"metadataAddress\": \"https://login.microsoftonline.com/{Tenant}/.well-known/openid-configuration\"",
                Claims = WithoutAuthTime,
                Metadata = WithoutRevocation,
                Revocation = typeof(SignOutStepResult.NotSupported),
                ProvesFreshSignIn = false,
                Notes = "the issuer is on another host than the endpoints; prefer v2.0",
                Sources = [EntraIssuers, EntraTokens],
            },
            new()
            {
                Name = "Microsoft Entra External ID",
                OktaJson =
                    $"\"issuer\": \"https://{Tenant}.ciamlogin.com/{Tenant}/v2.0\", "
                    + $"\"metadataAddress\": \"https://contoso.ciamlogin.com/{Tenant}/v2.0/.well-known/openid-configuration\"",
                Claims = WithoutAuthTime,
                Metadata = WithoutRevocation,
                Revocation = typeof(SignOutStepResult.NotSupported),
                ProvesFreshSignIn = false,
                Notes =
                    "the issuer's host has the tenant's id, and the document's has its name; otherwise as Entra ID with one tenant, which "
                    + "its pages say of tokens and protocol alike",
                Sources =
                [
                    EntraTokens,
                    new(
                        "https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/8592",
                        "Microsoft's own library refused that issuer for an authority with the tenant's name"
                    ),
                    EntraClaims,
                ],
            },
            new()
            {
                Name = "Azure AD B2C",
                OktaJson =
                    $"\"issuer\": \"https://contoso.b2clogin.com/{Tenant}/v2.0/\", \"scopes\": \"openid offline_access {ApiScope}\", "
                    + "\"metadataAddress\": \"https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0/.well-known/"
                    + "openid-configuration\"",
                TokenResponse = new Dictionary<string, JsonNode> { ["expires_in"] = "3600" },
                IsAuthTimeReliable = false,
                Notes =
                    "an access token comes with a scope of an API, or with the client id as a scope; with the issuer setting that contains "
                    + "`tfp`, the issuer is the address and `metadataAddress` isn't needed; `auth_time` moves at each request of an app, "
                    + "so `prompt=login` isn't proved by it",
                Sources =
                [
                    new(
                        "https://learn.microsoft.com/azure/active-directory-b2c/tokens-overview",
                        "the issuer is `https://<domain>/<tenant id>/v2.0/` or, as Discovery 1.0 wants it, one with `tfp` and the policy; "
                            + "`auth_time` doesn't tell a fresh sign-in from single sign-on; a refresh brings another refresh token"
                    ),
                    new(
                        "https://learn.microsoft.com/azure/active-directory-b2c/openid-connect",
                        "each user flow has a document; the client id as a scope gives an access token; `expires_in` is a string; the only "
                            + "`prompt` listed is `login`"
                    ),
                ],
            },
        ];
}
