namespace SsoConfig.Tests.Profiles;

/// <summary>Okta.</summary>
internal static class OktaProfiles
{
    private static readonly ProviderSource OktaServers = new(
        "https://developer.okta.com/docs/concepts/auth-servers/",
        "the org server is at the org's own URL, and only Okta can validate its access tokens; a custom one is at `/oauth2/<server id>`"
    );

    private static readonly ProviderSource OktaLogout = new(
        "https://support.okta.com/help/s/article/"
            + "the-purpose-of-id-token-hint-in-the-logout-api-and-how-does-it-affect-the-single-logout-process",
        "`/logout` requires `id_token_hint`, of either kind of server"
    );

    public static IEnumerable<ProviderProfile> All() =>
        [
            new()
            {
                Name = "Okta, org authorization server",
                OktaJson = "\"issuer\": \"https://dev-123456.okta.com\"",
                Notes = "no slash at the end; access tokens are for Okta's own APIs only, so use a custom server for yours",
                Sources = [OktaServers, OktaLogout],
            },
            new()
            {
                Name = "Okta, custom authorization server",
                OktaJson = "\"issuer\": \"https://dev-123456.okta.com/oauth2/default\"",
                Notes = "`/logout` needs the id_token as a hint, which the client keeps for it",
                Sources = [OktaServers, OktaLogout],
            },
            new()
            {
                Name = "Okta, custom domain",
                OktaJson = "\"issuer\": \"https://login.example.com/oauth2/default\"",
                Notes = "all apps of a family use the same host: the session's cookie belongs to it",
                Sources =
                [
                    new(
                        "https://developer.okta.com/docs/guides/custom-url-domain/main/",
                        "after a sign-in at the custom URL, an app whose issuer is the org's URL asks the user again"
                    ),
                    OktaLogout,
                ],
            },
        ];
}
