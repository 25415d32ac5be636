namespace SsoConfig.OktaJson.Values;

/// <summary>The issuer of a provider with many tenants, as its discovery document states it.</summary>
internal static class TenantTemplate
{
    public const string Example = "https://login.microsoftonline.com/{tenantid}/v2.0";
    private const string Placeholder = "{tenantid}";

    /// <summary>Whether the placeholder is one whole part of the path of an https URL, and nothing else is in braces.</summary>
    public static bool IsOne(string text)
    {
        var start = text.IndexOf($"/{Placeholder}", StringComparison.Ordinal);
        var end = start + 1 + Placeholder.Length;
        return start > 0
            && (end == text.Length || text[end] == '/')
            && text.Remove(start + 1, Placeholder.Length).IndexOfAny(['{', '}', '?', '#']) < 0
            && IssuerUri.FindMalformation(text.Substring(0, start)) is null
            && IssuerUri.IsHttpsOrLoopback(text.Substring(0, start));
    }

    /// <summary>The text without what looks like a value that is still to be filled in.</summary>
    public static string WithoutPlaceholder(string text) => text.Replace(Placeholder, "tenantid");
}
