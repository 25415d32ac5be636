using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using SsoConfig.LocalOrg.Clients;
using SsoConfig.LocalOrg.Routes;
using SsoConfig.LocalOrg.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>
/// The end session endpoint (RP-Initiated Logout 1.0). OpenIddict has validated the hint and the redirect URI. Without a hint of the
/// session's user it asks for confirmation, so that a link on a web page cannot sign the user out.
/// </summary>
internal sealed class EndSessionHandler(SessionCookie cookie, Interactions interactions, ClientDirectory clients, LocalOrgLog log)
{
    private const string ServerScheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest();
        if (request is null)
        {
            return Results.NotFound();
        }

        var hint = (await http.AuthenticateAsync(ServerScheme)).Principal;
        var client = clients
            .Find(request.ClientId ?? hint?.GetPresenters().FirstOrDefault() ?? hint?.GetAudiences().FirstOrDefault())
            ?.ClientId;
        var session = await cookie.ReadAsync(http);
        var done = interactions.FindReturning(http);
        if (session is not null && done is not { SignOutConfirmed: true } && hint?.GetClaim(Claims.Subject) != session.User.Subject)
        {
            var interaction = done ?? interactions.Begin(http, client, [], loginHint: null);
            return Results.Redirect($"{http.Request.PathBase}/{ProviderPaths.SignOut}?{Interactions.Parameter}={interaction.Id}");
        }

        interactions.End(done);
        await SessionCookie.DeleteAsync(http);
        log.Add(
            new LocalOrgEvent("end_session")
            {
                Client = client,
                User = session?.User.Email,
                Sid = session?.Id,
                Outcome = "ok",
            }
        );

        // Used for requests without a post_logout_redirect_uri.
        var properties = new AuthenticationProperties { RedirectUri = $"{http.Request.PathBase}/{ProviderPaths.SignedOut}" };
        return Results.SignOut(properties, [ServerScheme]);
    }
}
