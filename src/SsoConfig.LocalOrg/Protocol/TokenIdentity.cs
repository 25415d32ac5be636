using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using SsoConfig.LocalOrg.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>The claims of the tokens of a sign-in.</summary>
internal static class TokenIdentity
{
    public static ClaimsPrincipal Create(BrowserSession session, ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role)
            .SetClaim(Claims.Subject, session.User.Subject)
            .SetClaim(Claims.Name, session.User.Name)
            .SetClaim(Claims.PreferredUsername, session.User.Email)
            .SetClaim(Claims.Email, session.User.Email)
            .SetClaim("sid", session.Id)
            .SetClaim(Claims.AuthenticationTime, session.AuthenticatedAt.ToUnixTimeSeconds());
        identity.SetScopes(scopes);

        // The userinfo endpoint uses the claims of the access token, so it contains the profile as well.
        identity.SetDestinations(static claim =>
            claim.Type == Claims.AuthenticationTime ? [Destinations.IdentityToken] : [Destinations.IdentityToken, Destinations.AccessToken]
        );
        return new ClaimsPrincipal(identity);
    }
}
