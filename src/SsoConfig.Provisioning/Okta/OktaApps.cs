using System.Net;
using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Okta;

/// <summary>The apps of an org: finding, reading, writing, assigning.</summary>
internal sealed class OktaApps(OktaManagementClient api)
{
    private const string List = "/api/v1/apps?limit=200&filter=name%20eq%20%22oidc_client%22&includeNonDeleted=true";

    /// <summary>Finds an app by its client id, which is its id unless someone chose another one.</summary>
    public async Task<JsonObject?> FindByClientIdAsync(string clientId, CancellationToken cancellationToken)
    {
        if (await FindByIdAsync(clientId, cancellationToken).ConfigureAwait(false) is { } app && ClientIdOf(app) == clientId)
        {
            return app;
        }

        return (await ListAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(candidate => ClientIdOf(candidate) == clientId);
    }

    /// <summary>Finds the native app that has a redirect URI. Never by name: names are free.</summary>
    /// <exception cref="ProvisioningException">Several have it, or one that is no native app.</exception>
    public async Task<JsonObject?> FindByRedirectUriAsync(AppClient app, CancellationToken cancellationToken)
    {
        var found = (await ListAsync(cancellationToken).ConfigureAwait(false))
            .Where(candidate => candidate.Texts("settings", "oauthClient", "redirect_uris").Intersect(app.RedirectUris).Any())
            .ToList();
        return found switch
        {
            [] => null,
            [var one] => one,
            _ => throw new ProvisioningException(
                $"{found.Count} apps of {api.Organization.Host} have the redirect URI '{app.RedirectUris[0]}': "
                    + $"{string.Join(", ", found.Select(Describe))}. Write the client id of the right one to '{app.ClientIdFile}'."
            ),
        };
    }

    public Task<JsonObject> CreateAsync(JsonObject app, CancellationToken cancellationToken) =>
        api.WriteAsync(HttpMethod.Post, "/api/v1/apps", app, "create the app", OktaScopes.ManageApps, cancellationToken);

    public Task<JsonObject> ReadAsync(string id, CancellationToken cancellationToken) =>
        api.GetAsync(PathOf(id), "show the app", OktaScopes.ReadApps, cancellationToken);

    public Task ReplaceAsync(string id, JsonObject app, CancellationToken cancellationToken) =>
        api.WriteAsync(HttpMethod.Put, PathOf(id), app, "update the app", OktaScopes.ManageApps, cancellationToken);

    public Task DeactivateAsync(string id, CancellationToken cancellationToken) =>
        api.WriteAsync(
            HttpMethod.Post,
            $"{PathOf(id)}/lifecycle/deactivate",
            body: null,
            "deactivate the app",
            OktaScopes.ManageApps,
            cancellationToken
        );

    public Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        api.WriteAsync(HttpMethod.Delete, PathOf(id), body: null, "delete the app", OktaScopes.ManageApps, cancellationToken);

    public async Task<IReadOnlyList<string>> ListGroupsAsync(string id, CancellationToken cancellationToken) =>
        [
            .. (
                await api.ListAsync($"{PathOf(id)}/groups?limit=200", "list the app's groups", OktaScopes.ReadApps, cancellationToken)
                    .ConfigureAwait(false)
            )
                .Select(static group => group.Text("id"))
                .OfType<string>(),
        ];

    public Task AssignAsync(string id, string groupId, CancellationToken cancellationToken) =>
        api.WriteAsync(
            HttpMethod.Put,
            $"{PathOf(id)}/groups/{Uri.EscapeDataString(groupId)}",
            [],
            "assign the group",
            OktaScopes.ManageApps,
            cancellationToken
        );

    /// <exception cref="ProvisioningException">The org has no such group, or the token cannot see it.</exception>
    public async Task<string> FindGroupAsync(string name, CancellationToken cancellationToken)
    {
        // A search by prefix; several built-in groups exist, so the name decides.
        var groups = await api.ListAsync(
                $"/api/v1/groups?q={Uri.EscapeDataString(name)}&limit=200",
                "list the groups",
                OktaScopes.ReadGroups,
                cancellationToken
            )
            .ConfigureAwait(false);
        return groups.FirstOrDefault(group => group.Text("profile", "name") == name).Text("id")
            ?? throw new ProvisioningException(
                $"{api.Organization.Host} has no group '{name}' that this token can see; a group administrator does not see Everyone. "
                    + "Pass --group with one that it has, or --group none."
            );
    }

    public static string? ClientIdOf(JsonObject app) => app.Text("credentials", "oauthClient", "client_id") ?? app.Text("id");

    public static string IdOf(JsonObject app) => app.Text("id") ?? throw new ProvisioningException("Okta sent an app without an id.");

    public static string Describe(JsonObject app) => Printable.From($"'{app.Text("label")}' ({ClientIdOf(app)})");

    private async Task<JsonObject?> FindByIdAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (OktaApiException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<JsonObject>> ListAsync(CancellationToken cancellationToken) =>
        await api.ListAsync(List, "list the apps", OktaScopes.ReadApps, cancellationToken).ConfigureAwait(false);

    private static string PathOf(string id) => $"/api/v1/apps/{Uri.EscapeDataString(id)}";
}
