using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>
/// Adds Native SSO 1.0 to OpenIddict, which has token exchange (RFC 8693) but knows no device secret. Switched off, nothing is added.
/// </summary>
internal static class NativeSsoServer
{
    public static OpenIddictServerBuilder AddNativeSso(this OpenIddictServerBuilder server, LocalOrgOptions options) =>
        options.NativeSso == NativeSsoSupport.Off
            ? server
            : server
                .AllowTokenExchangeFlow()
                .RegisterScopes(NativeSsoNames.DeviceSsoScope)
                // The audience is compared with the one of the dialect, see TokenExchangeValidation.
                .DisableAudienceValidation()
                .IgnoreAudiencePermissions()
                .Configure(server => SetTokenTypes(server, options.NativeSso))
                .AddEventHandler(TokenExchangeSteps.SkipValidation)
                .AddEventHandler(TokenExchangeSteps.Validation)
                .AddEventHandler(TokenExchangeSteps.Approval)
                .AddEventHandler(TokenExchangeSteps.Issuance)
                .AddEventHandler(DeviceSecretIssuance.Descriptor)
                .AddEventHandler(DeviceSecretIdentification.Descriptor)
                .AddEventHandler(DeviceSecretRevocation.AtRevocation)
                .AddEventHandler(DeviceSecretRevocation.AtEndSession)
                .AddIntrospection(options.NativeSso);

    private static void SetTokenTypes(OpenIddictServerOptions server, NativeSsoSupport support)
    {
        server.SubjectTokenTypes.Clear();
        server.SubjectTokenTypes.Add(TokenTypeIdentifiers.IdentityToken);
        server.ActorTokenTypes.Clear();
        server.ActorTokenTypes.Add(NativeSsoDialect.ActorTokenTypeOf(support));
    }
}
