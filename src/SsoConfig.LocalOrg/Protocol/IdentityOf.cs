using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg;

/// <summary>The claims that tokens are made from.</summary>
internal static class IdentityOf
{
    public static ClaimsPrincipal Session(BrowserSession session, ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role)
            .SetClaim(Claims.Subject, session.Person.Subject)
            .SetClaim(Claims.Name, session.Person.Name)
            .SetClaim(Claims.PreferredUsername, session.Person.Email)
            .SetClaim(Claims.Email, session.Person.Email)
            .SetClaim("sid", session.Id)
            .SetClaim(Claims.AuthenticationTime, session.AuthenticatedAt.ToUnixTimeSeconds());
        identity.SetScopes(scopes);

        // The userinfo endpoint answers from the access token, so the access token has the profile as well.
        identity.SetDestinations(static claim => claim.Type == Claims.AuthenticationTime
            ? [Destinations.IdentityToken]
            : [Destinations.IdentityToken, Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }
}
