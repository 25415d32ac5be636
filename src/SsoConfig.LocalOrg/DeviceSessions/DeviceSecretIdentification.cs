using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using SsoConfig.LocalOrg.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>
/// Recognizes a device secret at the revocation endpoint (RFC 7009) and at the introspection endpoint (RFC 7662), where it is the token. It
/// is shown to OpenIddict as a token of all apps of the family, which then refuses every other client.
/// </summary>
internal sealed class DeviceSecretIdentification(DeviceSessionStore sessions, ClientDirectory clients)
    : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        ScopedHandler<ProcessAuthenticationContext, DeviceSecretIdentification>.WithOrder(ValidateGenericToken.Descriptor.Order - 500);

    /// <summary>The session whose secret the request is about.</summary>
    public static DeviceSession? SessionOf(BaseContext context) => context.Transaction.GetProperty<DeviceSession>(nameof(DeviceSession));

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (
            context.EndpointType is OpenIddictServerEndpointType.Revocation or OpenIddictServerEndpointType.Introspection
            && await sessions.FindAsync(context.GenericToken, context.CancellationToken) is { } session
        )
        {
            context.ValidateGenericToken = false;
            context.GenericTokenPrincipal = new ClaimsPrincipal(new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme))
                .SetTokenType(TokenTypeIdentifiers.RefreshToken)
                .SetTokenId(session.Id)
                .SetPresenters(clients.Apps.Where(app => app.Family == session.Family).Select(static app => app.ClientId));
            context.Transaction.SetProperty(nameof(DeviceSession), session);
        }
    }
}
