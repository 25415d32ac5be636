namespace SsoConfig.OktaJson.Values;

/// <summary>The issuer identifier, an https URL: what it should be, and what is often written instead.</summary>
internal static class IssuerUri
{
    public const string Example = "https://dev-123456.okta.com/oauth2/default";
    private const string DiscoveryPath = "/.well-known/openid-configuration";
    private const string SchemeSeparator = "://";
    private const string DomainEnd = ".com";
    private const string AdminSuffix = "-admin";

    /// <summary>Why this is not a URL, as a part of a sentence; null where it is one.</summary>
    public static string? FindMalformation(string text)
    {
        var separator = text.IndexOf(SchemeSeparator, StringComparison.Ordinal);
        if (separator <= 0)
        {
            return text.IndexOf('.') > 0 && text.IndexOf('/') < 0
                ? "which must start with https:// also in the settings of the provider (OpenID Connect Core 1.0, section 2)"
                : "it does not start with https://";
        }

        if (text.IndexOf(SchemeSeparator, separator + 1, StringComparison.Ordinal) >= 0)
        {
            return "it has more than one ://";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return "it has no host";
        }

        return uri.UserInfo.Length > 0 ? "it has a user name before the host" : null;
    }

    public static bool IsHttpsOrLoopback(string text) =>
        (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "https") || IsLoopback(text);

    /// <summary>An http URL that does not leave the device.</summary>
    public static bool IsLoopback(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "http" && uri.IsLoopback;

    public static bool IsAdminHost(string text) => FindAdminSuffix(text) >= 0;

    public static bool HasDoubledDomain(string text) => WithoutDoubledDomain(text).Length < text.Length;

    public static bool HasQueryOrFragment(string text) => text.IndexOfAny(['?', '#']) >= 0;

    public static bool IsDiscoveryDocument(string text) =>
        WithoutQuery(text).TrimEnd('/').EndsWith(DiscoveryPath, StringComparison.Ordinal);

    public static string WithoutDiscoveryPath(string text)
    {
        var trimmed = text.TrimEnd('/');
        return trimmed.EndsWith(DiscoveryPath, StringComparison.Ordinal)
            ? trimmed.Substring(0, trimmed.Length - DiscoveryPath.Length)
            : text;
    }

    /// <summary>The host in lower case, or empty where there is none.</summary>
    public static string HostOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri.Host.ToLowerInvariant() : string.Empty;

    /// <summary>The issuer whose discovery document that is, or to whose URL the path of one is to be added.</summary>
    public static string FromDiscoveryDocument(string text)
    {
        var issuer = WithoutDiscoveryPath(text).TrimEnd('/');
        return Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && KnownProviders.EndsInSlash(uri) ? issuer + "/" : issuer;
    }

    /// <summary>
    /// How the provider is known to write the issuer, where that is not how it is written; null where it is, or where the provider is not
    /// known. Clients compare the two character by character.
    /// </summary>
    public static string? FindProviderSpelling(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || HasQueryOrFragment(text) || IsDiscoveryDocument(text))
        {
            return null;
        }

        var written =
            KnownProviders.IsOkta(uri.Host) ? WithLowerCaseHost(text, uri.Host).TrimEnd('/')
            : KnownProviders.EndsInSlash(uri) ? text.TrimEnd('/') + "/"
            : text;
        return written == text ? null : written;
    }

    /// <summary>
    /// The issuer of WSO2 Identity Server, whose discovery document is at another URL than its issuer says; null for every other provider.
    /// </summary>
    public static string? FindIssuerElsewhere(string text)
    {
        const string discovery = "/oauth2/oidcdiscovery";
        var issuer = WithoutDiscoveryPath(text).TrimEnd('/');
        return issuer.EndsWith(discovery, StringComparison.Ordinal)
            ? issuer.Substring(0, issuer.Length - discovery.Length) + "/oauth2/token"
            : null;
    }

    /// <summary>The URL with everything corrected that is wrong, or an example where nothing is right.</summary>
    public static string Correct(string text)
    {
        var rest = WithoutDiscoveryPath(WithPolicyInPath(AfterScheme(text)));
        var host = WithoutDoubledDomain(WithoutAdminSuffix(rest.Substring(rest.IndexOf('@') + 1)));
        var isLoopback =
            FindMalformation(text) is null && IsHttpsOrLoopback(text) && text.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
        var corrected = (isLoopback ? "http://" : "https://") + host;
        return FindMalformation(corrected) is null ? FindProviderSpelling(corrected) ?? corrected : Example;
    }

    private static int FindAdminSuffix(string text)
    {
        foreach (var domain in KnownProviders.OktaDomains)
        {
            var found = text.IndexOf(AdminSuffix + domain, StringComparison.OrdinalIgnoreCase);
            if (found >= 0)
            {
                return found;
            }
        }

        return -1;
    }

    private static string WithoutAdminSuffix(string text)
    {
        var found = FindAdminSuffix(text);
        return found < 0 ? text : text.Remove(found, AdminSuffix.Length);
    }

    /// <summary>Of a run of <c>.com</c> before the end of the host the first alone stays.</summary>
    private static string WithoutDoubledDomain(string text)
    {
        var start = text.IndexOf(DomainEnd, StringComparison.OrdinalIgnoreCase);
        while (start >= 0)
        {
            var end = start + DomainEnd.Length;
            var next = end;
            while (string.Compare(text, next, DomainEnd, 0, DomainEnd.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                next += DomainEnd.Length;
            }

            if (next > end && (next == text.Length || text[next] is ':' or '/' or '?' or '#'))
            {
                return text.Remove(end, next - end);
            }

            start = text.IndexOf(DomainEnd, next, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>Of several URLs in one string (<c>https://https://host</c>) the last one.</summary>
    private static string AfterScheme(string text)
    {
        var separator = text.LastIndexOf(SchemeSeparator, StringComparison.Ordinal);
        if (separator >= 0)
        {
            return text.Substring(separator + SchemeSeparator.Length).TrimStart('/');
        }

        var rest =
            text.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? text.Substring(5)
            : text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? text.Substring(4)
            : text;
        return (rest.StartsWith(":", StringComparison.Ordinal) ? rest.Substring(1) : rest).TrimStart('/');
    }

    private static string WithLowerCaseHost(string text, string host)
    {
        var start = text.IndexOf(host, StringComparison.OrdinalIgnoreCase);
        var end = start + host.Length;
        return start < 0 ? text : text.Substring(0, end).ToLowerInvariant() + text.Substring(end);
    }

    /// <summary>Without a query; the policy of Azure AD B2C, <c>?p=NAME</c>, becomes the part of the path that means the same.</summary>
    /// <seealso href="https://learn.microsoft.com/azure/active-directory-b2c/tokens-overview"/>
    private static string WithPolicyInPath(string text)
    {
        const string parameter = "?p=";
        const string version = "/v2.0";
        var query = text.IndexOf(parameter, StringComparison.OrdinalIgnoreCase);
        var whole = WithoutQuery(text);
        var at = whole.IndexOf(version, StringComparison.OrdinalIgnoreCase);
        if (query != whole.Length || at < 0)
        {
            return whole;
        }

        var policy = text.Substring(query + parameter.Length).Split('&', '#')[0];
        return policy.Length == 0 ? whole : whole.Insert(at, "/" + policy);
    }

    private static string WithoutQuery(string text)
    {
        var end = text.IndexOfAny(['?', '#']);
        return end < 0 ? text : text.Substring(0, end);
    }
}
