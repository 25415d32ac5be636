namespace SsoConfig.Tests.Profiles;

/// <summary>Servers that one runs oneself.</summary>
internal static class ServerProfiles
{
    public static IEnumerable<ProviderProfile> All() =>
        [
            new()
            {
                Name = "authentik",
                OktaJson = "\"issuer\": \"https://auth.example.com/application/o/first/\"",
                Notes =
                    "each application is an issuer of its own, with a slash at the end; apps on one host share the session all the same; "
                    + "select a *Signing Key*, as id_tokens are signed with HMAC without one, and the `offline_access` scope mapping",
                Sources =
                [
                    new(
                        "https://docs.goauthentik.io/add-secure-apps/providers/oauth2/",
                        "`/application/o/<application slug>/` has the document, keys and `end-session/`; revocation is at "
                            + "`/application/o/revoke/`; without a signing key a token is signed with the client secret; refresh tokens "
                            + "need the `offline_access` mapping"
                    ),
                ],
            },
            new()
            {
                Name = "FusionAuth",
                OktaJson = "\"issuer\": \"https://login.example.com\"",
                Notes =
                    "set the tenant's issuer to its https URL first; the default `acme.com` is not a URL; for another tenant than the "
                    + "default one, `metadataAddress` is `/.well-known/openid-configuration/<tenant id>`",
                Sources =
                [
                    new("https://github.com/FusionAuth/fusionauth-issues/issues/343", "the document states the issuer `acme.com`"),
                    new(
                        "https://github.com/FusionAuth/fusionauth-issues/issues/3497",
                        "so it still does in 1.66; the issuer must be set in the tenant"
                    ),
                    new(
                        "https://github.com/FusionAuth/fusionauth-issues/issues/2259",
                        "the address of a tenant's document ends with the tenant's id"
                    ),
                ],
            },
            new()
            {
                Name = "Duende IdentityServer",
                OktaJson = "\"issuer\": \"https://login.example.com\"",
                Notes = "as specified",
                Sources =
                [
                    new(
                        "https://docs.duendesoftware.com/identityserver/reference/endpoints/discovery/",
                        "the document is relative to the base address, which is the issuer with its path"
                    ),
                    new(
                        "https://docs.duendesoftware.com/identityserver/reference/endpoints/end-session",
                        "with `id_token_hint` the user isn't asked, and is sent to a registered redirect URI with the state"
                    ),
                ],
            },
        ];
}
