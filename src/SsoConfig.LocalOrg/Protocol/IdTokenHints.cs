using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>
/// An id token is proof of a past sign-in. As <c>id_token_hint</c> it is therefore valid after it has expired and after the tokens of its
/// sign-in have been revoked, which is what apps do before they end the session.
/// </summary>
internal static class IdTokenHints
{
    private const int First = int.MinValue;

    public static OpenIddictServerBuilder KeepIdTokensValid(this OpenIddictServerBuilder server) =>
        server
            // By default OpenIddict keeps an entry for each id token and revokes it together with the other tokens.
            .AddEventHandler<GenerateTokenContext>(handler =>
                handler
                    .SetOrder(First)
                    .UseInlineHandler(static context =>
                    {
                        context.CreateTokenEntry &= context.TokenType != TokenTypeIdentifiers.IdentityToken;
                        return ValueTask.CompletedTask;
                    })
            )
            // By default OpenIddict ignores a hint that it cannot read.
            .AddEventHandler<ValidateEndSessionRequestContext>(handler =>
                handler
                    .SetOrder(0)
                    .UseInlineHandler(static context =>
                    {
                        if (context is { Request.IdTokenHint: not null, IdentityTokenHintPrincipal: null })
                        {
                            context.Reject(
                                Errors.InvalidRequest,
                                "The id_token_hint is not an id token of this org, or it is from an earlier run. Sign in again."
                            );
                        }

                        return ValueTask.CompletedTask;
                    })
            );
}
