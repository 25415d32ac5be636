using System.Collections.Specialized;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace SsoConfig.Provisioning.Tests.Support;

/// <summary>The apps and groups of the fake org.</summary>
internal sealed class FakeOktaApps(FakeOkta okta)
{
    private readonly Dictionary<string, HashSet<string>> _assignments = [];

    public List<JsonObject> All { get; } = [];

    public List<FakeGroup> Groups { get; } =
    [
        new("00gEveryone", "Everyone", "BUILT_IN"),
        new("00gAdmins", "Okta Administrators", "BUILT_IN"),
        new("00gTesters", "Testers", "OKTA_GROUP"),
    ];

    public JsonObject Single => Assert.Single(All);

    public IReadOnlyCollection<string> GroupsOf(JsonObject app) => _assignments.GetValueOrDefault((string)app["id"]!) ?? [];

    /// <summary>An app as a user made it in the console.</summary>
    public JsonObject Add(
        string label,
        string redirectUri,
        Action<JsonObject>? configure = null,
        string? clientId = null,
        bool assigned = true
    )
    {
        var app = Complete(
            JsonNode
                .Parse(
                    $$"""
                    { "name": "oidc_client", "label": "{{label}}", "signOnMode": "OPENID_CONNECT",
                      "credentials": { "oauthClient": { "token_endpoint_auth_method": "none", "pkce_required": true, "autoKeyRotation": true } },
                      "settings": { "oauthClient": { "application_type": "native", "response_types": ["code"], "grant_types": ["authorization_code", "refresh_token"],
                        "redirect_uris": ["{{redirectUri}}"], "post_logout_redirect_uris": ["{{redirectUri.Replace(
                        "/callback",
                        "/logout",
                        StringComparison.Ordinal
                    )}}"],
                        "refresh_token": { "rotation_type": "ROTATE", "leeway": 30 } } } }
                    """
                )!
                .AsObject()
        );
        if (clientId is not null)
        {
            app["credentials"]!["oauthClient"]!["client_id"] = clientId;
        }

        configure?.Invoke(app);
        All.Add(app);
        if (assigned)
        {
            Assign((string)app["id"]!, "00gEveryone");
        }

        return app;
    }

    public HttpResponseMessage Respond(string method, string[] path, NameValueCollection query, JsonObject? body) =>
        (method, path) switch
        {
            ("GET", []) => List(query),
            ("POST", []) => Create(body!),
            (_, [var id, ..]) when All.Find(app => (string)app["id"]! == id) is { } app => RespondFor(app, method, path[1..], body),
            (_, [var id, ..]) => okta.NotFound(id, "AppInstance"),
            _ => new HttpResponseMessage(HttpStatusCode.MethodNotAllowed),
        };

    private HttpResponseMessage RespondFor(JsonObject app, string method, string[] path, JsonObject? body)
    {
        var id = (string)app["id"]!;
        switch (method, path)
        {
            case ("GET", []):
                return okta.Json(app.DeepClone());
            case ("PUT", []):
                return Replace(app, body!);
            case ("DELETE", []) when (string?)app["status"] != "INACTIVE":
                return okta.Error(
                    HttpStatusCode.Forbidden,
                    "E0000056",
                    "Delete application forbidden.",
                    "Applications must be deactivated before deletion."
                );
            case ("DELETE", []):
                All.Remove(app);
                return new HttpResponseMessage(HttpStatusCode.NoContent);
            case ("POST", ["lifecycle", "deactivate"]):
                app["status"] = "INACTIVE";
                return okta.Json(new JsonObject());
            case ("GET", ["groups"]):
                return okta.Json(
                    new JsonArray([.. GroupsOf(app).Select(static group => (JsonNode)new JsonObject { ["id"] = group, ["priority"] = 0 })])
                );
            case ("PUT", ["groups", var group]):
                Assign(id, group);
                return okta.Json(
                    new JsonObject
                    {
                        ["id"] = group,
                        ["priority"] = 0,
                        ["profile"] = new JsonObject(),
                    }
                );
            default:
                return new HttpResponseMessage(HttpStatusCode.MethodNotAllowed);
        }
    }

    public bool Unassign(JsonObject app) => _assignments.Remove((string)app["id"]!);

    private void Assign(string id, string group)
    {
        if (!_assignments.TryGetValue(id, out var groups))
        {
            _assignments[id] = groups = [];
        }

        groups.Add(group);
    }

    private HttpResponseMessage List(NameValueCollection query)
    {
        Assert.Equal("name eq \"oidc_client\"", query["filter"]);
        var limit = Math.Min(okta.PageSize, int.Parse(query["limit"] ?? "20", CultureInfo.InvariantCulture));
        var visible = All.Where(app => query["includeNonDeleted"] == "true" || (string?)app["status"] == "ACTIVE").ToList();
        var start = query["after"] is { } after ? int.Parse(after["opaque".Length..], CultureInfo.InvariantCulture) : 0;
        var response = okta.Json(new JsonArray([.. visible.Skip(start).Take(limit).Select(static app => app.DeepClone())]));
        response.Headers.TryAddWithoutValidation("Link", $"<https://{FakeOkta.Host}/api/v1/apps?limit={limit}>; rel=\"self\"");
        if (start + limit < visible.Count)
        {
            var next =
                $"https://{FakeOkta.Host}/api/v1/apps?after=opaque{start + limit}&limit={limit}&filter=name%20eq%20%22oidc_client%22&"
                + "includeNonDeleted=true";
            response.Headers.TryAddWithoutValidation("Link", $"<{next}>; rel=\"next\"");
        }

        return response;
    }

    private HttpResponseMessage Create(JsonObject body)
    {
        if (Validate(body, existing: null) is { } refusal)
        {
            return refusal;
        }

        var app = Complete(body.DeepClone().AsObject());
        All.Add(app);
        var response = app.DeepClone().AsObject();
        if ((string?)app["credentials"]!["oauthClient"]!["token_endpoint_auth_method"] != "none")
        {
            response["credentials"]!["oauthClient"]!["client_secret"] = "a-secret-that-must-never-be-printed";
        }

        return okta.Json(response);
    }

    /// <summary>A field that is left out is gone, except the refresh token's and those that nobody can write.</summary>
    private HttpResponseMessage Replace(JsonObject app, JsonObject body)
    {
        if (Validate(body, app) is { } refusal)
        {
            return refusal;
        }

        var replaced = body.DeepClone().AsObject();
        foreach (var name in (string[])["id", "name", "status", "created", "lastUpdated", "_links"])
        {
            replaced[name] = app[name]?.DeepClone();
        }

        var client = replaced["settings"]!["oauthClient"]!;
        client["refresh_token"] ??= app["settings"]!["oauthClient"]!["refresh_token"]?.DeepClone();
        replaced["credentials"]!["oauthClient"]!["client_id"] = app["credentials"]!["oauthClient"]!["client_id"]!.DeepClone();
        All[All.IndexOf(app)] = replaced;
        return okta.Json(replaced.DeepClone());
    }

    private HttpResponseMessage? Validate(JsonObject body, JsonObject? existing)
    {
        var label = (string?)body["label"];
        if (All.Any(other => other != existing && (string?)other["status"] == "ACTIVE" && (string?)other["label"] == label))
        {
            return okta.Error(
                HttpStatusCode.BadRequest,
                "E0000001",
                "Api validation failed: label",
                $"label: An active OpenID Connect Client instance with the label \"{label}\" already exists."
            );
        }

        var (credentials, client) = (body["credentials"]!["oauthClient"]!, body["settings"]!["oauthClient"]!);
        if ((string?)credentials["token_endpoint_auth_method"] == "none" && (bool?)credentials["pkce_required"] == false)
        {
            return okta.Error(
                HttpStatusCode.BadRequest,
                "E0000001",
                "Api validation failed: pkce_required",
                "pkce_required: must be true for public clients."
            );
        }

        return client["redirect_uris"]!.AsArray().Count == 0
            ? okta.Error(
                HttpStatusCode.BadRequest,
                "E0000001",
                "Api validation failed: redirect_uris",
                "redirect_uris: at least one is required."
            )
            : null;
    }

    private JsonObject Complete(JsonObject app)
    {
        var id = okta.NewId("0oa");
        app["id"] = id;
        app["status"] = "ACTIVE";
        app["created"] = "2026-11-26T10:00:00.000Z";
        app["lastUpdated"] = "2026-11-26T10:00:00.000Z";
        var credentials = app["credentials"]!["oauthClient"]!.AsObject();
        credentials["client_id"] ??= id;
        credentials["token_endpoint_auth_method"] ??= "client_secret_basic";
        var client = app["settings"]!["oauthClient"]!.AsObject();
        client["consent_method"] ??= "TRUSTED";
        client["wildcard_redirect"] ??= "DISABLED";
        client["issuer_mode"] ??= "DYNAMIC";
        if ((int?)client["refresh_token"]?["leeway"] == 0)
        {
            client["refresh_token"]!.AsObject().Remove("leeway");
        }

        app["_links"] = new JsonObject { ["accessPolicy"] = new JsonObject { ["href"] = $"https://{FakeOkta.Host}/api/v1/policies/rst1" } };
        return app;
    }
}

/// <summary>A group of the org.</summary>
internal sealed record FakeGroup(string Id, string Name, string Type)
{
    public JsonNode ToJson() =>
        new JsonObject
        {
            ["id"] = Id,
            ["type"] = Type,
            ["profile"] = new JsonObject { ["name"] = Name },
        };
}
