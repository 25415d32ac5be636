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
/// Ends a device session, with the tokens of all its apps: at the revocation endpoint (RFC 7009), where the device secret is the token, and
/// at the end session endpoint, where it is a parameter. Any app of the family can do that.
/// </summary>
internal sealed class DeviceSecretRevocation(DeviceSessionStore sessions, ClientDirectory clients, LocalOrgLog log)
    : IOpenIddictServerHandler<ProcessAuthenticationContext>,
        IOpenIddictServerHandler<HandleRevocationRequestContext>,
        IOpenIddictServerHandler<HandleEndSessionRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Identification { get; } =
        ScopedHandler<ProcessAuthenticationContext, DeviceSecretRevocation>.WithOrder(ValidateGenericToken.Descriptor.Order - 500);

    public static OpenIddictServerHandlerDescriptor Execution { get; } =
        ScopedHandler<HandleRevocationRequestContext, DeviceSecretRevocation>.WithOrder(0);

    public static OpenIddictServerHandlerDescriptor AtEndSession { get; } =
        ScopedHandler<HandleEndSessionRequestContext, DeviceSecretRevocation>.WithOrder(0);

    /// <summary>Shows the device secret to OpenIddict as a token of all apps of the family, which it then checks and revokes.</summary>
    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (
            context.EndpointType == OpenIddictServerEndpointType.Revocation
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

    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        if (context.Transaction.GetProperty<DeviceSession>(nameof(DeviceSession)) is { } session)
        {
            await EndAsync(session, context.Request.ClientId, context.CancellationToken);
        }
    }

    public async ValueTask HandleAsync(HandleEndSessionRequestContext context)
    {
        var secret = (string?)context.Request[NativeSsoNames.DeviceSecret];
        if (await sessions.FindAsync(secret, context.CancellationToken) is { } session)
        {
            await EndAsync(session, context.Request.ClientId, context.CancellationToken);
        }
    }

    private async Task EndAsync(DeviceSession session, string? client, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(session, cancellationToken);
        log.Add(new LocalOrgEvent("device_session_ended") { Client = clients.Find(client)?.ClientId });
    }
}
