using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.Protocol;

/// <summary>
/// Who may have issued an id_token: the issuer in okta.json or, where a template is configured, the tenant that the id_token names. A
/// tenant is a GUID, and the claim and the issuer must agree on it, so that no part of the issuer is a wildcard.
/// </summary>
/// <seealso href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-issuer"/>
internal sealed class TokenIssuer(SsoOptions options)
{
    public const string Placeholder = "{tenantid}";

    /// <summary>The issuer that the discovery document must state.</summary>
    public string Stated => options.IssuerTemplate ?? options.Issuer;

    /// <summary>Whether the placeholder is one whole part of the path of an https URL, and nothing else is in braces.</summary>
    public static bool IsTemplate(string text)
    {
        var start = text.IndexOf($"/{Placeholder}", StringComparison.Ordinal);
        var end = start + 1 + Placeholder.Length;
        return start > 0
            && (end == text.Length || text[end] == '/')
            && !text.Remove(start + 1, Placeholder.Length).AsSpan().ContainsAny('{', '}')
            && Uri.TryCreate(text[..start], UriKind.Absolute, out var prefix)
            && SecureTransport.IsUsedBy(prefix);
    }

    /// <summary>Why the id_token is not one of this issuer, or <see langword="null"/>.</summary>
    public SsoError? FindFault(IdTokenClaims claims)
    {
        if (options.IssuerTemplate is not { } template)
        {
            return claims.Issuer == options.Issuer ? null : Errors.IdToken("its issuer (iss) is not the one in okta.json");
        }

        if (!IsTenant(claims.Tenant))
        {
            return Errors.IdToken("it does not say (tid) which tenant of the provider issued it");
        }

        if (claims.Issuer != template.Replace(Placeholder, claims.Tenant, StringComparison.Ordinal))
        {
            return Errors.IdToken("its issuer (iss) is not that of its tenant (tid)");
        }

        return IsAllowed(claims.Tenant)
            ? null
            : Errors.IdToken($"its tenant (tid) '{claims.Tenant}' is not one of `allowedTenants` in okta.json");
    }

    /// <summary>
    /// Whether the key may sign for the issuer of these claims. The key set that all tenants share names the issuer of each key: the
    /// template, or one tenant.
    /// </summary>
    public bool MaySign(JsonWebKey key, IdTokenClaims claims)
    {
        if (options.IssuerTemplate is null || !key.AdditionalData.TryGetValue("issuer", out var owner))
        {
            return true;
        }

        return IsTenant(claims.Tenant) && owner?.ToString()?.Replace(Placeholder, claims.Tenant, StringComparison.Ordinal) == claims.Issuer;
    }

    /// <summary>Whether <c>iss</c> of an authorization response (RFC 9207) is the provider: the issuer, or one of its tenants.</summary>
    public bool IsProvider(string issuer)
    {
        if (options.IssuerTemplate is not { } template)
        {
            return issuer == options.Issuer;
        }

        var start = template.IndexOf(Placeholder, StringComparison.Ordinal);
        var end = template.Length - start - Placeholder.Length;
        if (issuer.Length <= start + end || !issuer.StartsWith(template[..start], StringComparison.Ordinal))
        {
            return false;
        }

        var tenant = issuer[start..^end];
        return IsTenant(tenant) && IsAllowed(tenant) && issuer == template.Replace(Placeholder, tenant, StringComparison.Ordinal);
    }

    private bool IsAllowed(string tenant) =>
        options.AllowedTenants.Count == 0 || options.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);

    private static bool IsTenant([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? tenant) =>
        Guid.TryParseExact(tenant, "D", out _);
}
