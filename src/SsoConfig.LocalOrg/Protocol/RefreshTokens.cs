using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>Refresh tokens with and without rotation.</summary>
internal static class RefreshTokens
{
    public static OpenIddictServerBuilder AddRefreshTokens(this OpenIddictServerBuilder server, LocalOrgOptions options)
    {
        server.SetRefreshTokenLifetime(options.RefreshTokenLifetime).SetRefreshTokenReuseLeeway(options.RefreshTokenGracePeriod);
        return options.RotateRefreshTokens ? server : server.DisableRollingRefreshTokens().KeepRefreshToken();
    }

    // Without rotation OpenIddict accepts the old token again, but still returns a new one at each refresh.
    private static OpenIddictServerBuilder KeepRefreshToken(this OpenIddictServerBuilder server) =>
        server.AddEventHandler<ProcessSignInContext>(handler =>
            handler
                .SetOrder(EvaluateGeneratedTokens.Descriptor.Order + 500)
                .UseInlineHandler(static context =>
                {
                    if (context.Request.IsRefreshTokenGrantType())
                    {
                        (context.GenerateRefreshToken, context.IncludeRefreshToken) = (false, false);
                    }

                    return ValueTask.CompletedTask;
                })
        );
}
