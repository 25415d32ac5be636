namespace SsoConfig.OktaJson;

/// <summary>openid makes it a sign-in (OpenID Connect Core 1.0, section 3.1.2.1); offline_access lets it outlive the first access token (section 11).</summary>
internal static class ScopeRules
{
    public const string Default = "openid profile offline_access";
    private const string OpenId = "openid";
    private const string OfflineAccess = "offline_access";

    /// <summary>Scopes as a request has them: each once, between single spaces.</summary>
    public static string Join(IEnumerable<string> scopes) =>
        string.Join(" ", scopes.Where(static scope => scope.Length > 0).Distinct(StringComparer.Ordinal));

    public static void Check(LayerValue value, DiagnosticBag bag)
    {
        var scopes = value.Text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var lacksOpenId = !scopes.Contains(OpenId);
        var lacksOfflineAccess = !scopes.Contains(OfflineAccess);
        if (lacksOpenId)
        {
            Report(OktaJsonRules.OpenIdMissing, value, scopes, bag);
        }

        if (lacksOfflineAccess)
        {
            Report(OktaJsonRules.OfflineAccessMissing, value, scopes, bag);
        }
    }

    private static void Report(OktaJsonRule rule, LayerValue value, IReadOnlyList<string> scopes, DiagnosticBag bag)
    {
        var completed = new[] { OpenId }.Concat(scopes).Concat([OfflineAccess]).Distinct(StringComparer.Ordinal);
        var written = value.Node is JsonArray ? JsonText.QuoteList(completed) : JsonText.Quote(string.Join(" ", completed));
        bag.Add(rule, value.Place, new OktaJsonFix($"Write {written}", value.Node.Range, written), value.Text, written);
    }
}
