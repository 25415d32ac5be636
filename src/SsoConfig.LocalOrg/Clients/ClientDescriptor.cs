using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Clients;

/// <summary>Describes an app to OpenIddict: a public native client that must use PKCE (RFC 8252 §6 and §8.4).</summary>
internal static class ClientDescriptor
{
    /// <summary>The grant types of an app from an okta.json.</summary>
    public static IReadOnlyList<string> DefaultGrantTypes { get; } = [GrantTypes.AuthorizationCode, GrantTypes.RefreshToken];

    /// <summary>The grant types of an app from an okta.json, at an org with these options.</summary>
    public static IReadOnlyList<string> GrantTypesOf(LocalOrgOptions options) =>
        options.NativeSso == NativeSsoSupport.Off ? DefaultGrantTypes : [.. DefaultGrantTypes, GrantTypes.TokenExchange];

    public static OpenIddictApplicationDescriptor Create(LocalOrgApp app, IReadOnlyList<string> grantTypes)
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
                Permissions.Endpoints.Introspection,
                Permissions.Endpoints.EndSession,
                Permissions.ResponseTypes.Code,
            },
        };
        client.RedirectUris.UnionWith(app.RedirectUris.Select(static uri => new Uri(uri)));
        client.PostLogoutRedirectUris.UnionWith(app.LogoutRedirectUris.Select(static uri => new Uri(uri)));
        client.Permissions.UnionWith(grantTypes.Select(static type => Permissions.Prefixes.GrantType + type));
        client.Permissions.UnionWith(app.Scopes.Select(static scope => Permissions.Prefixes.Scope + scope));
        if (grantTypes.Contains(GrantTypes.TokenExchange))
        {
            client.Permissions.Add(Permissions.Prefixes.Scope + NativeSsoNames.DeviceSsoScope);
        }

        return client;
    }
}
