using System.Security.Claims;
using System.Text.Json;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SsoConfig.LocalOrg.Faults;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SsoConfig.LocalOrg.DPoP;

/// <summary>
/// Binds codes, access tokens and refresh tokens to the key of a proof (RFC 9449 §5, §6.1 and §10). Switched off, nothing is added.
/// </summary>
internal static class TokenBinding
{
    /// <summary>Kept in code and refresh token alone.</summary>
    private const string BoundKey = "sso_dpop_jkt";

    private const string TokenType = "DPoP";
    private const string RequestedKey = "dpop_jkt";

    public static OpenIddictServerBuilder AddDPoP(this OpenIddictServerBuilder server, LocalOrgOptions options, LocalOrgFaults faults) =>
        options.DPoP == DPoPSupport.Off
            ? server
            : server
                // OpenIddict takes every cnf for a client certificate's; RequestProof checks this one.
                .RemoveEventHandler(Protection.ValidateProofOfPossession.Descriptor)
                .CheckProofs(isRequired: options.DPoP == DPoPSupport.Required)
                .AddEventHandler<ValidatePushedAuthorizationRequestContext>(static handler =>
                    handler.SetOrder(int.MinValue + 50_000).UseInlineHandler(BindPushedRequest)
                )
                .AddEventHandler<ProcessSignInContext>(static handler =>
                    handler.SetOrder(ValidateSignInDemand.Descriptor.Order + 500).UseInlineHandler(Bind)
                )
                .AddEventHandler<ProcessSignInContext>(static handler =>
                    handler.SetOrder(PrepareAccessTokenPrincipal.Descriptor.Order + 500).UseInlineHandler(ConfirmAccessToken)
                )
                .AddEventHandler<ApplyTokenResponseContext>(handler =>
                    handler.SetOrder(0).UseInlineHandler(context => NameTokenType(context, faults))
                )
                .AddEventHandler<HandleIntrospectionRequestContext>(static handler => handler.SetOrder(0).UseInlineHandler(NameTokenType))
                .AddEventHandler<ApplyConfigurationResponseContext>(static handler =>
                    handler
                        .SetOrder(0)
                        .UseInlineHandler(static context =>
                        {
                            context.Response["dpop_signing_alg_values_supported"] = new OpenIddictParameter([DPoPProof.Algorithm]);
                            return ValueTask.CompletedTask;
                        })
                );

    /// <summary>§10.1: a proof in the place of the parameter, or one of the same key.</summary>
    private static ValueTask BindPushedRequest(ValidatePushedAuthorizationRequestContext context)
    {
        if (RequestProof.ProvenKeyOf(context.Transaction) is { } proven)
        {
            if ((string?)context.Request[RequestedKey] is { } requested && requested != proven)
            {
                context.Reject("invalid_dpop_proof", "The key of the DPoP proof JWT is not the one that dpop_jkt names.");
                return ValueTask.CompletedTask;
            }

            context.Request[RequestedKey] = proven;
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask Bind(ProcessSignInContext context)
    {
        if (context.Principal is not { } principal)
        {
            return ValueTask.CompletedTask;
        }

        if (context.EndpointType == OpenIddictServerEndpointType.Authorization)
        {
            principal.SetClaim(BoundKey, (string?)context.Request[RequestedKey]);
        }
        else if (context.EndpointType == OpenIddictServerEndpointType.Token)
        {
            BindTokens(context, principal);
        }

        return ValueTask.CompletedTask;
    }

    private static void BindTokens(ProcessSignInContext context, ClaimsPrincipal principal)
    {
        var proven = RequestProof.ProvenKeyOf(context.Transaction);
        if (principal.GetClaim(BoundKey) is { } bound && bound != proven)
        {
            context.Reject(Errors.InvalidGrant, "Invalid DPoP Public Key binding.");
            return;
        }

        if (proven is not null)
        {
            principal.SetClaim(BoundKey, proven);
        }
    }

    /// <summary>After OpenIddict has selected the claims of the access token, as it keeps none of that name.</summary>
    private static ValueTask ConfirmAccessToken(ProcessSignInContext context)
    {
        if (RequestProof.ProvenKeyOf(context.Transaction) is { } proven)
        {
            context.AccessTokenPrincipal?.SetClaim(
                BoundToken.Confirmation,
                JsonSerializer.SerializeToElement(new Dictionary<string, string> { [BoundToken.Thumbprint] = proven })
            );
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask NameTokenType(ApplyTokenResponseContext context, LocalOrgFaults faults)
    {
        if (
            context.Response.AccessToken is not null
            && RequestProof.ProvenKeyOf(context.Transaction) is not null
            && !faults.Has<FaultDescription.BearerTokens>()
        )
        {
            context.Response.TokenType = TokenType;
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>§6.2: OpenIddict returns the <c>cnf</c> of a bound token, and no type.</summary>
    private static ValueTask NameTokenType(HandleIntrospectionRequestContext context)
    {
        if (BoundToken.FindThumbprint(context.Request.Token ?? "") is not null)
        {
            context.TokenType = TokenType;
        }

        return ValueTask.CompletedTask;
    }
}
