using System.Globalization;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SsoConfig.LocalOrg.Protocol;
using SsoConfig.LocalOrg.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>
/// Selects the claims of the new tokens: those of the sign-in that the id token is of, with the scopes of the request. An app that the user
/// has not consented to needs a browser.
/// </summary>
internal sealed class TokenExchangeApproval(LocalOrgOptions options, ConsentMemory consents)
    : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Transaction.GetProperty<ExchangedSession>(nameof(ExchangedSession)) is not { } exchange)
        {
            return;
        }

        var scopes = context.Request.GetScopes();
        var user = options.Users.FirstOrDefault(one => one.Subject == exchange.Session.Subject);
        if (user is null)
        {
            context.Reject(Errors.InvalidGrant, "The user does not exist any more.");
        }
        else if (!scopes.Contains(Scopes.OpenId))
        {
            context.Reject(Errors.InvalidScope, "The 'scope' must contain 'openid'.");
        }
        else if (await consents.IsMissingAsync(context.Request, user, context.CancellationToken))
        {
            context.Reject(Errors.ConsentRequired, "The user has not consented to this app. Open the authorization endpoint in a browser.");
        }
        else
        {
            context.Principal = TokenIdentity.Create(SessionOf(exchange, user), scopes);
            DeviceSecret.BindTo(context.Principal, exchange.Secret);
        }
    }

    private static BrowserSession SessionOf(ExchangedSession exchange, LocalOrgUser user) =>
        new(
            user,
            exchange.IdToken.GetClaim("sid")!,
            DateTimeOffset.FromUnixTimeSeconds(
                long.Parse(exchange.IdToken.GetClaim(Claims.AuthenticationTime)!, CultureInfo.InvariantCulture)
            )
        );
}
