using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SsoConfig.LocalOrg.Routes;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>
/// Tells at the introspection endpoint (RFC 7662) whether a device secret is still valid, with the members that Okta returns. OpenIddict
/// does it for access tokens and refresh tokens, and responds with <c>active</c> false alone to what is no valid token of the client.
/// </summary>
internal static class DeviceSecretIntrospection
{
    public static OpenIddictServerBuilder AddIntrospection(this OpenIddictServerBuilder server, NativeSsoSupport support) =>
        server
            .SetIntrospectionEndpointUris(ProviderPaths.Introspect)
            .AddEventHandler<ExtractIntrospectionRequestContext>(static handler =>
                handler.SetOrder(int.MinValue).UseInlineHandler(RefuseQuery)
            )
            .AddEventHandler<HandleIntrospectionRequestContext>(handler =>
                handler.SetOrder(0).UseInlineHandler(context => Describe(context, NativeSsoDialect.ActorTokenTypeOf(support)))
            );

    /// <summary>OpenIddict would accept a secret in the address, which is what logs and histories keep (RFC 7662 §4).</summary>
    private static ValueTask RefuseQuery(ExtractIntrospectionRequestContext context)
    {
        if (context.Transaction.GetHttpRequest() is not { Method: "POST" })
        {
            context.Reject(Errors.InvalidRequest, "The introspection endpoint accepts POST requests only.");
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask Describe(HandleIntrospectionRequestContext context, string tokenType)
    {
        if (DeviceSecretIdentification.SessionOf(context) is { } session)
        {
            // What OpenIddict has read from the principal of DeviceSecretIdentification is about a refresh token.
            (context.Issuer, context.ClientId, context.TokenId, context.TokenUsage) = (null, null, null, null);
            context.TokenType = tokenType;
            context.ExpiresAt = session.ExpiresAt;
            context.Claims["sid"] = session.Sid;
        }

        return ValueTask.CompletedTask;
    }
}
