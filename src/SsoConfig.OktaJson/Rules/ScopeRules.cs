using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>openid makes it a sign-in (OpenID Connect Core 1.0, section 3.1.2.1); offline_access lets it outlive the first access token (section 11).</summary>
internal static class ScopeRules
{
    public static void Check(LayerValue value, DiagnosticBag bag)
    {
        if (!ScopeList.Contains(value.Text, ScopeList.OpenId))
        {
            Report(OktaJsonRules.OpenIdMissing, value, bag);
        }
    }

    /// <summary>Proposes the scopes that are there with those that are missing.</summary>
    public static void Report(OktaJsonRule rule, LayerValue value, DiagnosticBag bag)
    {
        var completed = Complete(value.Text);
        if (rule == OktaJsonRules.OfflineAccessMissing && !completed.Contains(ScopeList.OfflineAccess))
        {
            completed.Add(ScopeList.OfflineAccess);
        }

        var written = WriteLike(value.Node, completed);
        bag.Add(rule, value.Range, ReplaceBy(value, written), value.Text, written);
    }

    /// <summary>Scopes as JSON, in an array or in one string, as a value has them.</summary>
    public static string WriteLike(JsonNode node, IReadOnlyList<string> scopes) =>
        node is JsonArray ? JsonText.QuoteList(scopes) : JsonText.Quote(string.Join(" ", scopes));

    public static OktaJsonFix ReplaceBy(LayerValue value, string written) => new($"Write {written}", value.Node.Range, written);

    private static List<string> Complete(string scopes)
    {
        var completed = new List<string> { ScopeList.OpenId };

        foreach (var scope in scopes.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            // A comma is a legal character of a scope, but "openid,profile" is a list with the wrong separator.
            var parts = scope.Split([','], StringSplitOptions.RemoveEmptyEntries);
            foreach (var part in Array.IndexOf(parts, ScopeList.OpenId) >= 0 ? parts : [scope])
            {
                if (!completed.Contains(part))
                {
                    completed.Add(part);
                }
            }
        }

        return completed;
    }
}
