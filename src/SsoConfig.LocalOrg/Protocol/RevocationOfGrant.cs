using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg;

/// <summary>
/// Ends all tokens of a sign-in with its refresh token (RFC 7009 §2.1: "SHOULD also invalidate all access tokens"), as Okta does. OpenIddict
/// ends the one token alone.
/// </summary>
internal sealed class RevocationOfGrant(IOpenIddictTokenManager tokens) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor
        .CreateBuilder<HandleRevocationRequestContext>()
        .UseScopedHandler<RevocationOfGrant>()
        .SetOrder(0)
        .Build();

    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        var token = context.GenericTokenPrincipal;
        if (token.HasTokenType(OpenIddictConstants.TokenTypeIdentifiers.RefreshToken) && token.GetAuthorizationId() is { } grant)
        {
            await tokens.RevokeByAuthorizationIdAsync(grant, context.CancellationToken);
        }
    }
}
