using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Registrations;

/// <summary>The metadata that every native public client has, whoever registers it (RFC 8252, RFC 7591).</summary>
internal static class NativeClientMetadata
{
    public static IReadOnlyList<string> GrantTypes(AppClient app) =>
        app.WantsRefreshToken ? ["authorization_code", "refresh_token"] : ["authorization_code"];

    public static JsonObject Create(AppClient app) =>
        new()
        {
            ["application_type"] = "native",
            ["response_types"] = new JsonArray("code"),
            ["grant_types"] = GrantTypes(app).ToJson(),
            ["redirect_uris"] = app.RedirectUris.ToJson(),
            ["post_logout_redirect_uris"] = app.LogoutRedirectUris.ToJson(),
        };

    /// <summary>Brings the fields that okta.json speaks of up to date.</summary>
    public static void Merge(MetadataMerge merge, JsonObject target, AppClient app, ManagedUris ours, bool exact)
    {
        merge.Include(target, "response_types", ["code"]);
        merge.Include(target, "grant_types", GrantTypes(app));
        merge.Include(target, "redirect_uris", app.RedirectUris, ours.RedirectUris, exact);
        merge.Include(target, "post_logout_redirect_uris", app.LogoutRedirectUris, ours.LogoutRedirectUris, exact);
    }
}
