using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>
/// Returns an id token with the exchanged access token, which OpenIddict does not, and makes the app part of the device session.
/// </summary>
internal sealed class TokenExchangeIssuance(DeviceSessionStore sessions) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (
            context is { Principal: { } principal, ClientId: { } client }
            && context.Transaction.GetProperty<ExchangedSession>(nameof(ExchangedSession)) is { Session: var session }
        )
        {
            if (await sessions.AddAsync(session, client, principal.GetScopes(), context.CancellationToken) is not { } authorization)
            {
                context.Reject(Errors.InvalidGrant, "The device session has ended.");
                return;
            }

            principal.SetAuthorizationId(authorization);
            (context.GenerateIdentityToken, context.IncludeIdentityToken) = (true, true);
        }
    }
}
