using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SsoConfig.LocalOrg.Faults;

/// <summary>Responses that violate the protocol, for the faults that say so.</summary>
internal static class FaultyResponses
{
    // After OpenIddict's own handlers have filled the response and before the one that writes it.
    private const int WhenFilled = 0;

    public static OpenIddictServerBuilder MisbehaveAs(this OpenIddictServerBuilder server, LocalOrgFaults faults) =>
        server
            .AddEventHandler<ApplyConfigurationResponseContext>(handler =>
                handler
                    .SetOrder(WhenFilled)
                    .UseInlineHandler(context =>
                    {
                        if (faults.Find<FaultDescription.DiscoveryIssuer>() is { } fault)
                        {
                            context.Response[Metadata.Issuer] = fault.Issuer;
                        }

                        if (faults.Has<FaultDescription.NoEndSession>())
                        {
                            context.Response.RemoveParameter(Metadata.EndSessionEndpoint);
                        }

                        if (faults.Has<FaultDescription.NoRevocation>())
                        {
                            context.Response.RemoveParameter(Metadata.RevocationEndpoint);
                        }

                        return ValueTask.CompletedTask;
                    })
            )
            .AddEventHandler<ApplyAuthorizationResponseContext>(handler =>
                handler
                    .SetOrder(WhenFilled)
                    .UseInlineHandler(context =>
                    {
                        if (faults.Find<FaultDescription.ResponseIssuer>() is { } fault)
                        {
                            context.Response.Iss = fault.Issuer;
                        }

                        return ValueTask.CompletedTask;
                    })
            )
            .AddEventHandler<ProcessSignInContext>(handler =>
                handler
                    .SetOrder(PrepareIdentityTokenPrincipal.Descriptor.Order + 500)
                    .UseInlineHandler(context =>
                    {
                        if (context.IdentityTokenPrincipal is { } idToken && idToken.HasClaim(NativeSsoNames.HashClaim))
                        {
                            idToken.SetClaim(NativeSsoNames.HashClaim, HashOf(idToken, faults));
                        }

                        return ValueTask.CompletedTask;
                    })
            );

    private static string? HashOf(ClaimsPrincipal idToken, LocalOrgFaults faults)
    {
        var hash = idToken.GetClaim(NativeSsoNames.HashClaim)!;
        return faults.Has<FaultDescription.NoDeviceSecretHash>() ? null
            : faults.Has<FaultDescription.WrongDeviceSecretHash>() ? new string([.. hash.Reverse()])
            : hash;
    }
}
