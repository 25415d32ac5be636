using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>
/// Adds the claims of the <c>profile</c> scope (OpenID Connect Core §5.4) to userinfo, which OpenIddict leaves to the application.
/// </summary>
internal static class ProfileClaims
{
    public static OpenIddictServerBuilder DescribeProfile(this OpenIddictServerBuilder server) =>
        server.AddEventHandler<HandleUserInfoRequestContext>(handler =>
            handler
                .SetOrder(0)
                .UseInlineHandler(static context =>
                {
                    if (context.AccessTokenPrincipal is { } token && token.HasScope(Scopes.Profile))
                    {
                        context.Claims[Claims.Name] = token.GetClaim(Claims.Name);
                        context.Claims[Claims.PreferredUsername] = token.GetClaim(Claims.PreferredUsername);
                    }

                    return ValueTask.CompletedTask;
                })
        );
}
