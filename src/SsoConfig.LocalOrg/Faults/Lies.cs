using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg;

/// <summary>Answers that do not keep to the protocol, for the faults that ask for them.</summary>
internal static class Lies
{
    // After OpenIddict's own handlers have filled the answer in and before the one that writes it.
    private const int WhenFilledIn = 0;

    public static OpenIddictServerBuilder LieAs(this OpenIddictServerBuilder server, FaultState faults) => server
        .AddEventHandler<ApplyConfigurationResponseContext>(handler => handler.SetOrder(WhenFilledIn).UseInlineHandler(context =>
        {
            if (faults.Find<Fault.DiscoveryIssuer>() is { } lie)
            {
                context.Response[Metadata.Issuer] = lie.Issuer;
            }

            if (faults.Has<Fault.NoEndSession>())
            {
                context.Response.RemoveParameter(Metadata.EndSessionEndpoint);
            }

            if (faults.Has<Fault.NoRevocation>())
            {
                context.Response.RemoveParameter(Metadata.RevocationEndpoint);
            }

            return ValueTask.CompletedTask;
        }))
        .AddEventHandler<ApplyAuthorizationResponseContext>(handler => handler.SetOrder(WhenFilledIn).UseInlineHandler(context =>
        {
            if (faults.Find<Fault.ResponseIssuer>() is { } lie)
            {
                context.Response.Iss = lie.Issuer;
            }

            return ValueTask.CompletedTask;
        }));
}
