using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg;

/// <summary>
/// An id token is proof of a past sign-in, and it stays one: as <c>id_token_hint</c> it is good after it expired and after the tokens of its
/// sign-in were revoked, which is the order in which apps sign out.
/// </summary>
internal static class IdTokens
{
    private const int First = int.MinValue;

    public static OpenIddictServerBuilder KeepIdTokensGood(this OpenIddictServerBuilder server) => server
        // OpenIddict would keep an entry for each id token and revoke it together with the other tokens.
        .AddEventHandler<GenerateTokenContext>(handler => handler.SetOrder(First).UseInlineHandler(static context =>
        {
            context.CreateTokenEntry &= context.TokenType != TokenTypeIdentifiers.IdentityToken;
            return ValueTask.CompletedTask;
        }))
        // OpenIddict passes over a hint that it cannot read; whoever sent it should hear of it.
        .AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.SetOrder(0).UseInlineHandler(static context =>
        {
            if (context is { Request.IdTokenHint: not null, IdentityTokenHintPrincipal: null })
            {
                context.Reject(Errors.InvalidRequest, "The id_token_hint is no id token of this org. It may be of an earlier run: sign in again.");
            }

            return ValueTask.CompletedTask;
        }));
}
