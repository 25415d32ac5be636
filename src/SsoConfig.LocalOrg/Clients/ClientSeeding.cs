using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Clients;

/// <summary>Registers the apps as public native clients that must use PKCE (RFC 8252 §6 and §8.4).</summary>
internal sealed class ClientSeeding(IOpenIddictApplicationManager clients)
{
    public async Task RegisterAsync(IEnumerable<LocalOrgApp> apps, CancellationToken cancellationToken)
    {
        foreach (var app in apps)
        {
            if (await clients.FindByClientIdAsync(app.ClientId, cancellationToken) is { } known)
            {
                await clients.UpdateAsync(known, Describe(app), cancellationToken);
            }
            else
            {
                await clients.CreateAsync(Describe(app), cancellationToken);
            }
        }
    }

    private static OpenIddictApplicationDescriptor Describe(LocalOrgApp app)
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = app.ClientId,
            DisplayName = app.Name,
            ClientType = ClientTypes.Public,
            ApplicationType = ApplicationTypes.Native,
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.PushedAuthorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.Revocation,
                Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.GrantTypes.RefreshToken,
                Permissions.ResponseTypes.Code,
            },
        };
        client.RedirectUris.UnionWith(app.RedirectUris.Select(static uri => new Uri(uri)));
        client.PostLogoutRedirectUris.UnionWith(app.LogoutRedirectUris.Select(static uri => new Uri(uri)));
        client.Permissions.UnionWith(app.Scopes.Select(static scope => Permissions.Prefixes.Scope + scope));
        return client;
    }
}
