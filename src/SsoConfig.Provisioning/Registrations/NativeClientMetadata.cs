using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Registrations;

/// <summary>The metadata that every native public client has, whoever registers it (RFC 8252, RFC 7591).</summary>
internal static class NativeClientMetadata
{
    /// <summary>Whether every token is bound to a key of the client (RFC 9449, section 5.2).</summary>
    public const string DPoPBoundAccessTokens = "dpop_bound_access_tokens";

    private const string TokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";

    public static IReadOnlyList<string> GrantTypes(AppClient app) =>
        [
            "authorization_code",
            .. app.WantsRefreshToken ? (string[])["refresh_token"] : [],
            .. app.UsesNativeSso ? (string[])[TokenExchange] : [],
        ];

    public static JsonObject Create(AppClient app)
    {
        var metadata = new JsonObject
        {
            ["application_type"] = "native",
            ["response_types"] = new JsonArray("code"),
            ["grant_types"] = GrantTypes(app).ToJson(),
            ["redirect_uris"] = app.RedirectUris.ToJson(),
            ["post_logout_redirect_uris"] = app.LogoutRedirectUris.ToJson(),
        };
        if (app.UsesDPoP)
        {
            metadata[DPoPBoundAccessTokens] = true;
        }

        return metadata;
    }

    /// <summary>What a client has that the app does not need, and that is not taken away: another app may have the same client.</summary>
    public static IEnumerable<string> Notes(JsonNode? client, AppClient app)
    {
        if (client.Texts("grant_types").Contains(TokenExchange) && !app.UsesNativeSso)
        {
            yield return $"grant_types has '{TokenExchange}' and okta.json does not turn on nativeSso: whoever has a device secret can "
                + "exchange it for tokens of this app; remove the grant at the provider";
        }

        if (client.Flag(DPoPBoundAccessTokens) == true && !app.UsesDPoP)
        {
            yield return $"{DPoPBoundAccessTokens} is on and the app sends no proof, so the token request fails: "
                + "write \"dpop\": true in okta.json, or turn it off";
        }
    }

    /// <summary>Brings the fields that okta.json speaks of up to date.</summary>
    public static void Merge(MetadataMerge merge, JsonObject target, AppClient app, ManagedUris ours, bool exact)
    {
        merge.Include(target, "response_types", ["code"]);
        merge.Include(target, "grant_types", GrantTypes(app));
        merge.Include(target, "redirect_uris", app.RedirectUris, ours.RedirectUris, exact);
        merge.Include(target, "post_logout_redirect_uris", app.LogoutRedirectUris, ours.LogoutRedirectUris, exact);
        if (app.UsesDPoP)
        {
            merge.Set(target, DPoPBoundAccessTokens, true);
        }
    }
}
