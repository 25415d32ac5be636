using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.Registrations;

namespace SsoConfig.Provisioning.Okta;

/// <summary>An app as Okta's API describes it: what a new one has, and what okta.json changes in one that is there.</summary>
internal static class OktaAppDocument
{
    private const int GracePeriodSeconds = 30;

    public static JsonObject Create(AppClient app, string label)
    {
        var client = NativeClientMetadata.Create(app);
        client["refresh_token"] = new JsonObject { ["rotation_type"] = "ROTATE", ["leeway"] = GracePeriodSeconds };

        // With required consent every prompt=none request is an error, and so every check of the session.
        client["consent_method"] = "TRUSTED";
        client["wildcard_redirect"] = "DISABLED";
        return new JsonObject
        {
            ["name"] = "oidc_client",
            ["label"] = label,
            ["signOnMode"] = "OPENID_CONNECT",
            ["credentials"] = new JsonObject
            {
                ["oauthClient"] = new JsonObject
                {
                    ["token_endpoint_auth_method"] = "none",
                    ["pkce_required"] = true,
                    ["autoKeyRotation"] = true,
                },
            },
            ["settings"] = new JsonObject { ["oauthClient"] = client },
            ["visibility"] = new JsonObject
            {
                ["hide"] = new JsonObject { ["iOS"] = true, ["web"] = true },
            },
            ["profile"] = new JsonObject { ["sso"] = Mark(known: null, app) },
        };
    }

    /// <summary>
    /// Changes the document to what okta.json says. Everything else stays as it was read, since a PUT replaces the whole app.
    /// </summary>
    /// <param name="label">A name that was asked for; null leaves the one that is there.</param>
    public static MetadataMerge Merge(JsonObject document, AppClient app, string? label, bool exact)
    {
        var merge = new MetadataMerge();
        if (label is not null)
        {
            merge.Set(document, "label", label);
        }

        var credentials = Child(Child(document, "credentials"), "oauthClient");
        merge.Set(credentials, "token_endpoint_auth_method", "none");
        merge.Set(credentials, "pkce_required", true);
        var ours = ManagedUris.Parse(document.At("profile", "sso", "environments"), app.Environment);
        NativeClientMetadata.Merge(merge, Child(Child(document, "settings"), "oauthClient"), app, ours, exact);
        if (merge.Changes.Count > 0)
        {
            Child(document, "profile")["sso"] = Mark(document.At("profile", "sso"), app);
        }

        return merge;
    }

    /// <summary>Settings from the console that differ from those of a new app: named, not changed.</summary>
    public static IReadOnlyList<string> Notes(JsonObject document, AppClient app)
    {
        var client = document.At("settings", "oauthClient");
        var notes = new List<string>();
        if (client.Text("consent_method") == "REQUIRED")
        {
            notes.Add("consent_method is REQUIRED: checking the session without a prompt fails until it is TRUSTED");
        }

        notes.AddRange(NativeClientMetadata.Notes(client, app));
        if (client.Text("refresh_token", "rotation_type") == "ROTATE" && (client.Number("refresh_token", "leeway") ?? 0) == 0)
        {
            notes.Add("the refresh token rotates without a grace period: a lost response signs the user out; 30 seconds prevent it");
        }

        return notes;
    }

    private static JsonObject Mark(JsonNode? known, AppClient app) =>
        new() { ["managedBy"] = "sso", ["environments"] = ManagedUris.With(known.At("environments"), app) };

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
        {
            parent[name] = child = [];
        }

        return child;
    }
}
