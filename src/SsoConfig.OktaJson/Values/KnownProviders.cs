namespace SsoConfig.OktaJson.Values;

/// <summary>What is documented of providers whose host or path gives them away. Nothing is assumed of any other.</summary>
internal static class KnownProviders
{
    public static IReadOnlyList<string> OktaDomains { get; } =
    [".okta.com", ".oktapreview.com", ".okta-emea.com", ".okta-gov.com", ".trexcloud.com"];

    /// <summary>An Okta org, other than by a domain of its own.</summary>
    public static bool IsOkta(string host)
    {
        foreach (var domain in OktaDomains)
        {
            if (host.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the scheme begins with the reversed domain of Okta.</summary>
    public static bool IsReversedOkta(string scheme)
    {
        var labels = scheme.Split('.');
        return labels.Length > 2 && IsOkta($"{labels[2]}.{labels[1]}.{labels[0]}");
    }

    /// <summary>
    /// Whether the issuers of a provider end in a slash: Auth0's (https://auth0.com/docs/get-started/applications/application-settings) and
    /// those of authentik's applications (https://docs.goauthentik.io/add-secure-apps/providers/oauth2/).
    /// </summary>
    public static bool EndsInSlash(Uri issuer)
    {
        if (issuer.Host.EndsWith(".auth0.com", StringComparison.OrdinalIgnoreCase))
        {
            return issuer.AbsolutePath.Trim('/').Length == 0;
        }

        const string authentik = "/application/o/";
        var path = issuer.AbsolutePath.TrimEnd('/');
        return path.StartsWith(authentik, StringComparison.Ordinal) && path.IndexOf('/', authentik.Length) < 0;
    }

    /// <summary>
    /// The issuer of one tenant, for an address of Microsoft Entra that is open to users of several tenants: each token then has the issuer
    /// of its user's tenant, and so never the configured one. Personal accounts are a tenant with a documented id. Null for every other
    /// address.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc"/>
    public static string? FindIssuerOfTenant(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && IsEntra(uri.Host)
            ? uri.AbsolutePath.Trim('/').Split('/')[0].ToLowerInvariant() switch
            {
                "common" or "organizations" => $"https://{uri.Host}/<tenant id>/v2.0",
                "consumers" => $"https://{uri.Host}/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
                _ => null,
            }
            : null;

    /// <summary>
    /// Whether the host is one that a provider gives to its customers without a way to publish link files on it. Auth0's does publish them,
    /// and so does a domain of your own at Okta.
    /// </summary>
    public static bool PublishesNoLinks(string host) =>
        IsOkta(host)
        || IsEntra(host)
        || host is "accounts.google.com" or "gitlab.com"
        || host.EndsWith(".amazoncognito.com", StringComparison.Ordinal)
        || host.EndsWith(".amazonaws.com", StringComparison.Ordinal)
        || host.EndsWith(".b2clogin.com", StringComparison.Ordinal)
        || host.EndsWith(".ciamlogin.com", StringComparison.Ordinal);

    private static bool IsEntra(string host) =>
        host is "login.microsoftonline.com" or "login.microsoftonline.us" or "login.partner.microsoftonline.cn";

    /// <summary>
    /// Whether the provider responds to <c>offline_access</c> with <c>invalid_scope</c>: Google and Cognito give refresh tokens without it,
    /// GitLab has no such scope.
    /// </summary>
    /// <seealso href="https://developers.google.com/identity/protocols/oauth2/native-app"/>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html"/>
    public static bool RefusesOfflineAccess(string host) =>
        host is "accounts.google.com" or "gitlab.com"
        || (
            host.StartsWith("cognito-idp.", StringComparison.Ordinal)
            && (host.EndsWith(".amazonaws.com", StringComparison.Ordinal) || host.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal))
        );
}
