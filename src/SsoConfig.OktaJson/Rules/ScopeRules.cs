using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>
/// openid makes it a sign-in (OpenID Connect Core 1.0, section 3.1.2.1); offline_access lets it outlive the first access token (section
/// 11).
/// </summary>
internal static class ScopeRules
{
    public static void Check(LayerValue value, DiagnosticBag bag)
    {
        if (ScopeList.HasCommas(value.Text))
        {
            var written = WriteLike(value.Node, Complete(value.Text));
            bag.Add(
                OktaJsonRules.Characters,
                value.Range,
                ReplaceBy(value, written),
                value.Spelling,
                "a comma between two scopes",
                written
            );
        }
        else if (!ScopeList.Contains(value.Text, ScopeList.OpenId))
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
        foreach (var scope in ScopeList.ParseWithCommas(scopes))
        {
            if (!completed.Contains(scope))
            {
                completed.Add(scope);
            }
        }

        return completed;
    }
}
