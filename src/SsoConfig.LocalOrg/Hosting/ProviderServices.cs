using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Server;
using SsoConfig.LocalOrg.Clients;
using SsoConfig.LocalOrg.DeviceSessions;
using SsoConfig.LocalOrg.DPoP;
using SsoConfig.LocalOrg.Faults;
using SsoConfig.LocalOrg.Protocol;
using SsoConfig.LocalOrg.Routes;
using SsoConfig.LocalOrg.Sessions;
using SsoConfig.LocalOrg.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Hosting;

/// <summary>Configures OpenIddict.</summary>
internal static class ProviderServices
{
    public static void AddProvider(
        this IServiceCollection services,
        LocalOrgOptions options,
        OrgFolder folder,
        LocalOrgLog log,
        LocalOrgFaults faults,
        ClientDirectory clients
    )
    {
        services.AddDbContext<OrgDatabase>(database => database.UseSqlite(folder.ConnectionString).UseOpenIddict());
        services.AddDataProtection().SetApplicationName("sso-org").PersistKeysToFileSystem(folder.CookieKeys);
        services.AddSessionCookie(options);
        services
            .AddOpenIddict()
            .AddCore(static core => core.UseEntityFrameworkCore().UseDbContext<OrgDatabase>())
            .AddServer(server =>
                server
                    .AddEndpoints(options.PushedRequests)
                    .AddTokens(options, folder)
                    .CorrectDiscovery(options)
                    .DescribeProfile()
                    .AddEventHandler(ErrorsToApp.Descriptor)
                    .KeepIdTokensValid()
                    .LogTo(log, clients)
                    .MisbehaveAs(faults)
                    .AddNativeSso(options)
                    .AddDPoP(options, faults)
                    .AddEventHandler(GrantRevocation.Descriptor)
                    .AddEventHandler(ReturningRequest.OfAuthorization)
                    .AddEventHandler(ReturningRequest.OfEndSession)
                    .RegisterScopes([
                        Scopes.OpenId,
                        Scopes.Profile,
                        Scopes.Email,
                        Scopes.OfflineAccess,
                        .. options.Apps.SelectMany(static app => app.Scopes),
                    ])
                    .UseAspNetCore()
                    .DisableTransportSecurityRequirement()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough()
                    .EnableStatusCodePagesIntegration()
            );
        services
            .AddOptions<OpenIddictServerOptions>()
            .Configure<OrgAddress>(static (server, address) => server.Issuer = new Uri(address.Issuer));
    }

    private static void AddSessionCookie(this IServiceCollection services, LocalOrgOptions options)
    {
        services
            .AddAuthentication()
            .AddCookie(
                SessionCookie.Scheme,
                cookie =>
                {
                    cookie.ExpireTimeSpan = options.SessionLifetime;
                    cookie.SlidingExpiration = false;
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.Cookie.Path = "/";
                }
            );

        // A browser shares cookies between the ports of a host, so the name contains the port.
        services
            .AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme)
            .Configure<OrgAddress>(static (cookie, address) => cookie.Cookie.Name = $"sso-org-{address.Port}");
    }

    private static OpenIddictServerBuilder AddEndpoints(this OpenIddictServerBuilder server, PushedRequests pushed)
    {
        server
            .SetConfigurationEndpointUris(ProviderPaths.Discovery)
            .SetJsonWebKeySetEndpointUris(ProviderPaths.Keys)
            .SetAuthorizationEndpointUris(ProviderPaths.Authorize)
            .SetTokenEndpointUris(ProviderPaths.Token)
            .SetUserInfoEndpointUris(ProviderPaths.UserInfo)
            .SetRevocationEndpointUris(ProviderPaths.Revoke)
            .SetEndSessionEndpointUris(ProviderPaths.EndSession)
            .AllowAuthorizationCodeFlow()
            .AllowRefreshTokenFlow()
            .RequireProofKeyForCodeExchange()
            .Configure(static protocol => protocol.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain));
        if (pushed != PushedRequests.Off)
        {
            server.SetPushedAuthorizationEndpointUris(ProviderPaths.PushedAuthorization);
        }

        return pushed == PushedRequests.Required ? server.RequirePushedAuthorizationRequests() : server;
    }

    private static OpenIddictServerBuilder AddTokens(this OpenIddictServerBuilder server, LocalOrgOptions options, OrgFolder folder) =>
        server
            .AddSigningKey(folder.SigningKey())
            .AddEncryptionKey(folder.EncryptionKey())
            .DisableAccessTokenEncryption()
            .SetAccessTokenLifetime(options.AccessTokenLifetime)
            .SetIdentityTokenLifetime(options.AccessTokenLifetime)
            .AddRefreshTokens(options);
}
