using System.Collections.Specialized;
using System.Net;
using System.Text.Json.Nodes;

namespace SsoConfig.Provisioning.Tests.Support;

/// <summary>The global session policies and the app sign-in policies of the fake org.</summary>
internal sealed class FakeOktaPolicies
{
    private readonly FakeOkta _okta;

    public FakeOktaPolicies(FakeOkta okta)
    {
        _okta = okta;
        Session.Add(Policy("00pDefault", "OKTA_SIGN_ON", "Default Policy", system: true));
        Rules["00pDefault"] = [Rule("0prDefault", "Default Rule", 1, system: true)];
        Rules["rst1"] = [AppRule("PT2H")];
    }

    public List<JsonObject> Session { get; } = [];

    public Dictionary<string, List<JsonObject>> Rules { get; } = [];

    /// <summary>The access policies of the custom authorization server; null where the org has no such feature.</summary>
    public List<JsonObject>? AuthorizationServer { get; set; } =
    [
        JsonNode
            .Parse("""{ "id": "00pServer", "status": "ACTIVE", "conditions": { "clients": { "include": ["ALL_CLIENTS"] } } }""")!
            .AsObject(),
    ];

    public JsonObject AuthorizationServerRule { get; } =
        JsonNode
            .Parse(
                """{ "id": "0prServer", "status": "ACTIVE", "conditions": { "grantTypes": { "include": ["authorization_code"] }, "scopes": { "include": ["*"] }, "people": { "groups": { "include": ["EVERYONE"] } } } }"""
            )!
            .AsObject();

    public int LockedResponses { get; set; }

    public static JsonObject Policy(string id, string type, string name, bool system) =>
        new()
        {
            ["id"] = id,
            ["type"] = type,
            ["status"] = "ACTIVE",
            ["name"] = name,
            ["priority"] = 1,
            ["system"] = system,
            ["conditions"] = new JsonObject
            {
                ["people"] = new JsonObject { ["groups"] = new JsonObject { ["include"] = new JsonArray("00gEveryone") } },
            },
        };

    public static JsonObject Rule(
        string id,
        string name,
        int priority,
        bool system,
        bool persistent = false,
        bool factor = false,
        string access = "ALLOW"
    ) =>
        JsonNode
            .Parse(
                $$$"""
                { "id": "{{{id}}}", "type": "SIGN_ON", "status": "ACTIVE", "name": "{{{name}}}", "priority": {{{priority}}}, "system": {{{(
                    system ? "true" : "false"
                )}}},
                  "created": "2026-11-26T10:00:00.000Z", "lastUpdated": "2026-11-26T10:00:00.000Z",
                  "conditions": { "people": { "users": { "exclude": [] } }, "network": { "connection": "ANYWHERE" }, "authContext": { "authType": "ANY" } },
                  "actions": { "signon": { "access": "{{{access}}}", "requireFactor": {{{(
                    factor ? "true, \"factorPromptMode\": \"SESSION\", \"factorLifetime\": 15" : "false"
                )}}},
                    "primaryFactor": "PASSWORD_IDP_ANY_FACTOR", "rememberDeviceByDefault": false,
                    "session": { "usePersistentCookie": {{{(
                    persistent ? "true" : "false"
                )}}}, "maxSessionIdleMinutes": 120, "maxSessionLifetimeMinutes": 480 } } } }
                """
            )!
            .AsObject();

    public static JsonObject AppRule(string reauthenticateIn) =>
        JsonNode
            .Parse(
                $$$"""{ "id": "rul1", "name": "Catch-all Rule", "status": "ACTIVE", "system": true, "actions": { "appSignOn": { "access": "ALLOW", "verificationMethod": { "reauthenticateIn": "{{{reauthenticateIn}}}" } } } }"""
            )!
            .AsObject();

    public HttpResponseMessage Respond(string method, string[] path, NameValueCollection query, JsonObject? body)
    {
        if (method != "GET" && LockedResponses-- > 0)
        {
            return _okta.Error(HttpStatusCode.Locked, "E0000239", "Policy priorities are being reconciled. Please retry.");
        }

        return (method, path) switch
        {
            ("GET", []) => _okta.Json(
                new JsonArray([
                    .. Session.Where(policy => (string?)policy["type"] == query["type"]).Select(static policy => policy.DeepClone()),
                ])
            ),
            ("GET", [var policy, "rules"]) when Rules.TryGetValue(policy, out var rules) => _okta.Json(
                new JsonArray([.. rules.Select(static rule => rule.DeepClone())])
            ),
            ("POST", [var policy, "rules"]) => Create(Rules[policy], body!),
            ("GET", [var policy, "rules", var rule]) => _okta.Json(Find(policy, rule).DeepClone()),
            ("PUT", [var policy, "rules", var rule]) => Replace(Rules[policy], Find(policy, rule), body!),
            ("DELETE", [var policy, "rules", var rule]) => Delete(Rules[policy], Find(policy, rule)),
            _ => _okta.NotFound(path.FirstOrDefault() ?? "", "Policy"),
        };
    }

    public HttpResponseMessage RespondForAuthorizationServer(string[] path) =>
        AuthorizationServer is null
            ? _okta.Error(HttpStatusCode.Unauthorized, "E0000015", "You do not have permission to access the feature you are requesting")
        : path[^1] == "policies" ? _okta.Json(new JsonArray([.. AuthorizationServer.Select(static policy => policy.DeepClone())]))
        : _okta.Json(new JsonArray(AuthorizationServerRule.DeepClone()));

    private JsonObject Find(string policy, string rule) => Rules[policy].First(candidate => (string?)candidate["id"] == rule);

    private HttpResponseMessage Create(List<JsonObject> rules, JsonObject body)
    {
        var rule = body.DeepClone().AsObject();
        rule["id"] = _okta.NewId("0pr");
        rule["status"] ??= "ACTIVE";
        rule["system"] = false;
        var priority = (int?)rule["priority"] ?? rules.Count;
        rules.Insert(Math.Clamp(priority - 1, 0, rules.Count - 1), rule);
        Renumber(rules);
        return _okta.Json(rule.DeepClone());
    }

    private HttpResponseMessage Replace(List<JsonObject> rules, JsonObject rule, JsonObject body)
    {
        if ((bool?)rule["system"] == true)
        {
            return _okta.Pipeline == "v1"
                ? _okta.Error(HttpStatusCode.Forbidden, "E0000077", "Cannot modify the default rule.")
                : _okta.Error(
                    HttpStatusCode.BadRequest,
                    "E0000001",
                    "Api validation failed: usePersistentCookie",
                    "usePersistentCookie: read-only in the default rule."
                );
        }

        var replaced = body.DeepClone().AsObject();
        foreach (var name in (string[])["id", "system", "created", "lastUpdated"])
        {
            replaced[name] = rule[name]?.DeepClone();
        }

        // What a PUT leaves out goes back to its default.
        replaced["conditions"] ??= JsonNode.Parse("""{ "network": { "connection": "ANYWHERE" }, "authContext": { "authType": "ANY" } }""");
        rules[rules.IndexOf(rule)] = replaced;
        return _okta.Json(replaced.DeepClone());
    }

    private static HttpResponseMessage Delete(List<JsonObject> rules, JsonObject rule)
    {
        rules.Remove(rule);
        Renumber(rules);
        return new HttpResponseMessage(HttpStatusCode.NoContent);
    }

    private static void Renumber(List<JsonObject> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            rules[i]["priority"] = i + 1;
        }
    }
}
