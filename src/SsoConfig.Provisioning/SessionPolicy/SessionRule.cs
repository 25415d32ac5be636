using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.SessionPolicy;

/// <summary>A rule of a global session policy.</summary>
internal sealed record SessionRule(string PolicyId, string PolicyName, JsonObject Document)
{
    /// <summary>The name of a rule that this tool made and so may change and delete.</summary>
    public const string OwnName = "sso: session cookie";

    public string Id => Document.Text("id") ?? throw new ProvisioningException("Okta sent a rule without an id.");

    public string Name => Document.Text("name") ?? Id;

    public int Priority => Document.Number("priority") ?? int.MaxValue;

    public bool IsOwn => Name == OwnName && Document.Flag("system") != true;

    public bool IsActive => Document.Text("status") is null or "ACTIVE";

    public JsonObject? SignOn => Document.At("actions", "signon") as JsonObject;

    /// <summary>Whether the session cookie outlives the browser.</summary>
    public bool IsPersistent => SignOn.Flag("session", "usePersistentCookie") == true;

    public bool IsDenying => SignOn.Text("access") == "DENY";

    /// <summary>Whether the rule is for everyone, wherever they are and however they sign in.</summary>
    public bool IsForEveryone =>
        Document.Text("conditions", "network", "connection") is null or "ANYWHERE"
        && Document.Text("conditions", "authContext", "authType") is null or "ANY"
        && Document.Text("conditions", "riskScore", "level") is null or "ANY"
        && Document.Text("conditions", "identityProvider", "provider") is null or "ANY"
        && Document.At("conditions", "risk", "behaviors") is null or JsonArray { Count: 0 }
        && Document.At("conditions", "people", "users", "include") is null or JsonArray { Count: 0 };

    public override string ToString() =>
        Printable.From(
            $"'{Name}' of '{PolicyName}': cookie {(IsPersistent ? "outlives the browser" : "ends with the browser")}, idle "
                + $"{Minutes("maxSessionIdleMinutes")}, lifetime {Minutes("maxSessionLifetimeMinutes")}"
        );

    private string Minutes(string field) =>
        SignOn.Number("session", field) switch
        {
            null => "as the org has it",
            0 => "unlimited",
            var minutes => $"{minutes} minutes",
        };
}
