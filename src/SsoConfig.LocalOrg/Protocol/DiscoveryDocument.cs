using System.Collections.Immutable;
using OpenIddict.Abstractions;
using SsoConfig.LocalOrg.Routes;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>Corrects what OpenIddict assumes in discovery: all clients are public, and these are the claims of the tokens.</summary>
internal static class DiscoveryDocument
{
    private static readonly ImmutableArray<string?> ClientAuthentication = [ClientAuthenticationMethods.None];

    private static readonly ImmutableArray<string?> ClaimTypes =
    [
        Claims.Issuer,
        Claims.Audience,
        Claims.Subject,
        Claims.IssuedAt,
        Claims.ExpiresAt,
        Claims.AuthenticationTime,
        Claims.Nonce,
        "sid",
        Claims.Name,
        Claims.PreferredUsername,
        Claims.Email,
    ];

    public static OpenIddictServerBuilder CorrectDiscovery(this OpenIddictServerBuilder server, LocalOrgOptions options) =>
        server.AddEventHandler<ApplyConfigurationResponseContext>(handler =>
            handler
                .SetOrder(int.MinValue + 100_000)
                .UseInlineHandler(context =>
                {
                    context.Response[Metadata.TokenEndpointAuthMethodsSupported] = new OpenIddictParameter(ClientAuthentication);
                    context.Response[Metadata.RevocationEndpointAuthMethodsSupported] = new OpenIddictParameter(ClientAuthentication);
                    context.Response[Metadata.ClaimsSupported] = new OpenIddictParameter(ClaimTypes);
                    if (options.NativeSso != NativeSsoSupport.Off)
                    {
                        context.Response[Metadata.ClaimsSupported] = new OpenIddictParameter([.. ClaimTypes, NativeSsoNames.HashClaim]);
                        context.Response[Metadata.IntrospectionEndpointAuthMethodsSupported] = new OpenIddictParameter(
                            ClientAuthentication
                        );
                        context.Response["native_sso_supported"] = true;
                    }

                    if (options.AllowClientRegistration && context.Options.Issuer is { } issuer)
                    {
                        context.Response["registration_endpoint"] = $"{issuer.OriginalString.TrimEnd('/')}/{ProviderPaths.Register}";
                    }

                    return ValueTask.CompletedTask;
                })
        );
}
