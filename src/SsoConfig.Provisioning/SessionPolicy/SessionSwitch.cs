using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.SessionPolicy;

/// <summary>
/// Switches the session cookie by a rule of its own, above the one that applies and copied from it, so that nothing else changes: what
/// demands a factor demands it still. Where the rule that applies already does what is wanted, the own rule is deleted.
/// </summary>
internal sealed record SessionSwitch
{
    /// <summary>The rule that counts without the own one.</summary>
    public required SessionRule Standing { get; init; }

    public required SessionRule? Own { get; init; }

    public required bool Persistent { get; init; }

    public bool IsOwnNeeded => Standing.IsPersistent != Persistent;

    public bool IsUpToDate => IsOwnNeeded ? Own is not null && IsCopy(Own) : Own is null;

    /// <exception cref="ProvisioningException">The rule that applies cannot be copied.</exception>
    public static SessionSwitch Create(IReadOnlyList<SessionRule> rules, bool persistent)
    {
        var own = rules.FirstOrDefault(static rule => rule.IsOwn);
        var standing =
            SessionPolicies.FindWinning(rules.Where(static rule => !rule.IsOwn))
            ?? throw new ProvisioningException(
                "No session rule is for everyone from anywhere, so there is none to copy. Set the cookie in the admin console."
            );
        return standing.IsDenying || standing.SignOn is null
            ? throw new ProvisioningException(
                $"The rule {standing.Name} denies access, and a copy of it would change who may sign in. Set the cookie in the "
                    + "admin console."
            )
            : new SessionSwitch
            {
                Standing = standing,
                Own = own,
                Persistent = persistent,
            };
    }

    /// <summary>The whole rule, since a PUT replaces all of it.</summary>
    public JsonObject ToDocument()
    {
        var signOn = Standing.SignOn!.DeepClone().AsObject();
        if (signOn["session"] is not JsonObject session)
        {
            signOn["session"] = session = [];
        }

        session["usePersistentCookie"] = Persistent;
        var document = new JsonObject
        {
            ["type"] = "SIGN_ON",
            ["name"] = SessionRule.OwnName,
            ["status"] = "ACTIVE",
            ["priority"] = Own is { } own && own.Priority < Standing.Priority ? own.Priority : Standing.Priority,
            ["actions"] = new JsonObject { ["signon"] = signOn },
        };
        if (Standing.Document["conditions"] is JsonObject conditions)
        {
            document["conditions"] = conditions.DeepClone();
        }

        return document;
    }

    /// <summary>Whether a rule is the copy that is wanted, whatever the server added to it.</summary>
    public bool IsCopy(SessionRule rule)
    {
        var wanted = ToDocument();
        return rule.Priority < Standing.Priority + (ReferenceEquals(rule, Own) ? 0 : 1)
            && Includes(rule.SignOn, wanted.At("actions", "signon"))
            && Includes(rule.Document["conditions"], wanted["conditions"]);
    }

    private static bool Includes(JsonNode? actual, JsonNode? wanted) =>
        wanted is JsonObject fields
            ? fields.All(field => Includes(actual.At(field.Key), field.Value))
            : JsonNode.DeepEquals(actual, wanted);
}
