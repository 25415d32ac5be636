using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg;

/// <summary>Registers the apps as what they are: public native clients that prove possession of the code with PKCE (RFC 8252 §6 and §8.4).</summary>
internal sealed class ClientRegistration(IOpenIddictApplicationManager clients)
{
    public async Task RegisterAsync(IEnumerable<OrgApp> apps, CancellationToken cancellationToken)
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

    private static OpenIddictApplicationDescriptor Describe(OrgApp app)
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
