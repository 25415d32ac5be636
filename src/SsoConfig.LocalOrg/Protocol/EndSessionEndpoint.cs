using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg;

/// <summary>
/// The end session endpoint (RP-Initiated Logout 1.0). OpenIddict has checked the hint and the redirect URI by then. Without a hint that names
/// the person of the session the person is asked, so that a link on some page cannot sign anybody out.
/// </summary>
internal sealed class EndSessionEndpoint(SessionCookie cookie, Interactions interactions, OrgLog log)
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
        var client = request.ClientId ?? hint?.GetPresenters().FirstOrDefault() ?? hint?.GetAudiences().FirstOrDefault();
        var session = await cookie.ReadAsync(http);
        var done = interactions.FindReturning(http);
        if (session is not null && done is not { SignOutConfirmed: true } && hint?.GetClaim(Claims.Subject) != session.Person.Subject)
        {
            var interaction = done ?? interactions.Begin(http, client, [], loginHint: null);
            return Results.Redirect($"{http.Request.PathBase}/{ProviderPaths.SignOut}?{Interactions.Parameter}={interaction.Id}");
        }

        interactions.End(done);
        await SessionCookie.DeleteAsync(http);
        log.Add(new OrgEvent("end_session") { Client = client, User = session?.Person.Email, Sid = session?.Id, Outcome = "ok" });

        // The address is for requests without a post_logout_redirect_uri.
        var properties = new AuthenticationProperties { RedirectUri = $"{http.Request.PathBase}/{ProviderPaths.SignedOut}" };
        return Results.SignOut(properties, [ServerScheme]);
    }
}
