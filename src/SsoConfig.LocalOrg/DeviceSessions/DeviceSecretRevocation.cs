using OpenIddict.Server;
using SsoConfig.LocalOrg.Clients;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>
/// Ends a device session, with the tokens of all its apps: at the revocation endpoint (RFC 7009), where the device secret is the token, and
/// at the end session endpoint, where it is a parameter. Any app of the family can do that.
/// </summary>
internal sealed class DeviceSecretRevocation(DeviceSessionStore sessions, ClientDirectory clients, LocalOrgLog log)
    : IOpenIddictServerHandler<HandleRevocationRequestContext>,
        IOpenIddictServerHandler<HandleEndSessionRequestContext>
{
    public static OpenIddictServerHandlerDescriptor AtRevocation { get; } =
        ScopedHandler<HandleRevocationRequestContext, DeviceSecretRevocation>.WithOrder(0);

    public static OpenIddictServerHandlerDescriptor AtEndSession { get; } =
        ScopedHandler<HandleEndSessionRequestContext, DeviceSecretRevocation>.WithOrder(0);

    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        if (DeviceSecretIdentification.SessionOf(context) is { } session)
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
