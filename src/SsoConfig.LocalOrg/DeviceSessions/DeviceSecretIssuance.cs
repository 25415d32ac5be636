using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SsoConfig.LocalOrg.Clients;
using SsoConfig.LocalOrg.Faults;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>
/// Puts the device secret into the token response of a code, and its hash into the id token (Native SSO 1.0 §3.2 and §3.3). A device secret
/// that the app already has is kept if it belongs to the same user. A refresh returns a new one after the old one has expired.
/// </summary>
internal sealed class DeviceSecretIssuance(
    DeviceSessionStore sessions,
    ClientDirectory clients,
    LocalOrgOptions options,
    LocalOrgFaults faults,
    LocalOrgLog log
) : IOpenIddictServerHandler<ProcessSignInContext>
{
    // When the authorization of the sign-in exists, before the claims of the tokens are selected.
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        ScopedHandler<ProcessSignInContext, DeviceSecretIssuance>.WithOrder(AttachAuthorization.Descriptor.Order + 500);

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context is { EndpointType: OpenIddictServerEndpointType.Token, Principal: { } principal } && IsEntitled(principal))
        {
            var secret =
                context.Request.IsAuthorizationCodeGrantType() ? await SecretOfSignInAsync(context, principal)
                : context.Request.IsRefreshTokenGrantType()
                    ? await sessions.RenewAsync(principal.GetAuthorizationId(), context.CancellationToken)
                : null;
            if (secret is not null)
            {
                DeviceSecret.BindTo(principal, secret);
                context.Parameters[NativeSsoNames.DeviceSecret] = faults.Has<FaultDescription.ForeignDeviceSecret>()
                    ? (await BeginAsync(context, principal)).Secret
                    : secret;
                log.Add(new LocalOrgEvent("device_secret_issued") { Client = context.ClientId, Sid = principal.GetClaim("sid") });
            }
        }
    }

    private async Task<string> SecretOfSignInAsync(ProcessSignInContext context, ClaimsPrincipal principal)
    {
        var presented = (string?)context.Request[NativeSsoNames.DeviceSecret];
        var known = await sessions.FindAsync(presented, context.CancellationToken);
        if (
            known is not null
            && known.Subject == principal.GetClaim(Claims.Subject)
            && known.Family == FamilyOf(context)
            && await sessions.JoinAsync(known, principal.GetAuthorizationId()!, context.CancellationToken)
        )
        {
            return presented!;
        }

        var (session, secret) = await BeginAsync(context, principal);
        await sessions.JoinAsync(session, principal.GetAuthorizationId()!, context.CancellationToken);
        return secret;
    }

    private Task<(DeviceSession Session, string Secret)> BeginAsync(ProcessSignInContext context, ClaimsPrincipal principal) =>
        sessions.BeginAsync(principal.GetClaim(Claims.Subject)!, principal.GetClaim("sid")!, FamilyOf(context), context.CancellationToken);

    private bool IsEntitled(ClaimsPrincipal principal) =>
        principal.HasScope(Scopes.OpenId)
        && principal.HasScope(NativeSsoNames.DeviceSsoScope)
        && (options.NativeSso == NativeSsoSupport.Standard || principal.HasScope(Scopes.OfflineAccess));

    private string FamilyOf(ProcessSignInContext context) => clients.Find(context.ClientId)?.Family ?? "";
}
