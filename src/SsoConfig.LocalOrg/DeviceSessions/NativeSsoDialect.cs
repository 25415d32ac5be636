using SsoConfig.OktaJson.Values;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>The values that a token exchange must have; the specification and Okta differ in them.</summary>
/// <param name="ActorTokenType">The <c>actor_token_type</c> of a device secret.</param>
/// <param name="Audience">The <c>audience</c>.</param>
internal sealed record NativeSsoDialect(string ActorTokenType, string Audience)
{
    public static NativeSsoDialect Of(LocalOrgOptions options, OrgAddress address) =>
        new(
            ActorTokenTypeOf(options.NativeSso),
            options.NativeSsoAudience ?? (options.NativeSso == NativeSsoSupport.Okta ? "api://default" : address.Issuer)
        );

    public static string ActorTokenTypeOf(NativeSsoSupport support) =>
        support switch
        {
            NativeSsoSupport.Standard => DeviceSecretType.Standard,
            NativeSsoSupport.Okta => DeviceSecretType.Okta,
            _ => throw new ArgumentOutOfRangeException(nameof(support), support, "Native SSO is off."),
        };
}
