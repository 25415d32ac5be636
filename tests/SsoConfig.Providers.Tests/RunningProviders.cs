namespace SsoConfig.Providers.Tests;

/// <summary>The providers that really run in these tests: code bases that have nothing in common.</summary>
public static class RunningProviders
{
    public static ProviderTraits OpenIddict { get; } =
        new()
        {
            Name = "OpenIddict 7",
            Origin = "C#, in our own [local org](../local-org.md)",
            HasNativeSso = true,
            Reason = "device secrets are the local org's own, over OpenIddict's token exchange",
        };

    public static ProviderTraits OidcProvider { get; } =
        new()
        {
            Name = "oidc-provider 9",
            Origin = "JavaScript, [npm package](https://github.com/panva/node-oidc-provider), certified",
            HasNativeSso = true,
            Reason = "Native SSO is a token exchange grant that the test adds to it",
        };

    public static ProviderTraits Glewlwyd { get; } =
        new()
        {
            Name = "glewlwyd 2.7",
            Origin = "C, [Debian package](https://github.com/babelouest/glewlwyd)",
            CheckWithoutSession = typeof(SessionCheckResult.InteractionNeeded),
            CheckByAnotherApp = typeof(SessionCheckResult.Failed),
            AcceptsMaxAgeZero = false,
            StatesAuthTime = false,
            Revocation = typeof(SignOutStepResult.Failed),
            Reason =
                "`prompt=none` without a session gives `interaction_required`, and needs an id_token of the same client as a hint; "
                + "`max_age=0` is `invalid_request` (`SendMaxAgeWithPromptLogin = false`); "
                + "the token endpoint finds `auth_time` through the browser's cookie and writes 0 without it "
                + "(`AcceptPromptLoginWithoutAuthTime = true`); its revocation endpoint authenticates clients, "
                + "which a public one can't",
        };

    public static ProviderTraits Lemonldap { get; } =
        new()
        {
            Name = "LemonLDAP::NG 2.16",
            Origin = "Perl, [Debian package](https://lemonldap-ng.org)",
            CheckWithoutSession = typeof(SessionCheckResult.Cancelled),
            FreshFor = TimeSpan.FromSeconds(4),
            RotatesRefreshTokens = false,
            Revocation = typeof(SignOutStepResult.NotSupported),
            Reason =
                "shows its form for `prompt=none`; a sign-in of the last seconds counts as fresh (`portalForceAuthnInterval`); "
                + "no revocation endpoint, no rotation; `offline_access` is ignored unless the client bypasses consent or the request has "
                + "`prompt=consent`",
        };

    public static IReadOnlyList<ProviderTraits> All { get; } = [OpenIddict, OidcProvider, Glewlwyd, Lemonldap];
}
