using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Registrations;

/// <summary>
/// Which redirect URIs this tool registered for which environment, so that one that okta.json no longer names can go while those from the
/// console and of other environments stay.
/// </summary>
internal sealed record ManagedUris(IReadOnlyList<string> RedirectUris, IReadOnlyList<string> LogoutRedirectUris)
{
    public static ManagedUris None { get; } = new([], []);

    /// <summary>The URIs of an environment that no other environment needs.</summary>
    public static ManagedUris Parse(JsonNode? environments, string environment)
    {
        var others = (environments as JsonObject)?.Where(one => one.Key != environment).Select(static one => one.Value).ToList() ?? [];
        IReadOnlyList<string> Only(string field) =>
            [.. environments.Texts(environment, field).Except(others.SelectMany(other => other.Texts(field)))];
        return new ManagedUris(Only("redirect_uris"), Only("post_logout_redirect_uris"));
    }

    public static JsonObject With(JsonNode? environments, AppClient app)
    {
        var all = environments is JsonObject known ? known.DeepClone().AsObject() : [];
        all[app.Environment] = new JsonObject
        {
            ["redirect_uris"] = app.RedirectUris.ToJson(),
            ["post_logout_redirect_uris"] = app.LogoutRedirectUris.ToJson(),
        };
        return all;
    }
}
