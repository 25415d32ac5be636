using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>
/// Revokes all tokens of a sign-in together with its refresh token (RFC 7009 §2.1: "SHOULD also invalidate all access tokens"), as Okta
/// does. OpenIddict revokes only the one token.
/// </summary>
internal sealed class GrantRevocation(IOpenIddictTokenManager tokens) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<HandleRevocationRequestContext>()
            .UseScopedHandler<GrantRevocation>()
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
