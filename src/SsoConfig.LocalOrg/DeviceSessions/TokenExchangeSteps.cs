using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>The steps of a token exchange (Native SSO 1.0 §4), in the order in which OpenIddict runs them.</summary>
internal static class TokenExchangeSteps
{
    /// <summary>OpenIddict would refuse an expired id token, and knows no device secret.</summary>
    public static OpenIddictServerHandlerDescriptor SkipValidation { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ProcessAuthenticationContext>()
            .UseInlineHandler(static context =>
            {
                if (IsExchange(context))
                {
                    (context.ValidateSubjectToken, context.ValidateActorToken) = (false, false);
                }

                return ValueTask.CompletedTask;
            })
            .SetOrder(EvaluateValidatedTokens.Descriptor.Order + 500)
            .Build();

    /// <summary>Both tokens are validated instead.</summary>
    public static OpenIddictServerHandlerDescriptor Validation { get; } =
        ScopedHandler<ProcessAuthenticationContext, TokenExchangeValidation>.WithOrder(ValidateActorToken.Descriptor.Order + 500);

    /// <summary>OpenIddict has checked the scopes; the claims of the new tokens are selected.</summary>
    public static OpenIddictServerHandlerDescriptor Approval { get; } =
        ScopedHandler<HandleTokenRequestContext, TokenExchangeApproval>.WithOrder(Exchange.AttachPrincipal.Descriptor.Order + 500);

    /// <summary>The app gets all tokens of a sign-in.</summary>
    public static OpenIddictServerHandlerDescriptor Issuance { get; } =
        ScopedHandler<ProcessSignInContext, TokenExchangeIssuance>.WithOrder(EvaluateGeneratedTokens.Descriptor.Order + 500);

    public static bool IsExchange(BaseContext context) =>
        context.Transaction is { EndpointType: OpenIddictServerEndpointType.Token, Request: { } request }
        && request.IsTokenExchangeGrantType();
}
