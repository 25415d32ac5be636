using System.Text.RegularExpressions;

namespace SsoConfig.OktaJson;

/// <summary>The address of an issuer: what it should be, and what people write instead.</summary>
internal static class IssuerAddress
{
    private const string DiscoveryPath = "/.well-known/openid-configuration";
    public const string Example = "https://dev-123456.okta.com/oauth2/default";
    private const string SchemeSeparator = "://";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly Regex Start = new("^(https?)?:?/*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
    private static readonly Regex AdminHost = new(@"-admin(?=\.(okta|oktapreview|okta-emea|okta-gov|trexcloud)\.com)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    // Looks at a row of them once, from its start: a long one must not take longer than its length.
    private static readonly Regex DoubledDomain = new(@"(?<!\.com)\.com(?>(?:\.com)+)(?=[:/?#]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    /// <summary>Why this is no address at all, as the end of a sentence, or null where it is one.</summary>
    public static string? FindMalformation(string text)
    {
        var separator = text.IndexOf(SchemeSeparator, StringComparison.Ordinal);
        if (separator <= 0)
        {
            return "it does not start with https://";
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
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback));

    public static bool IsAdminHost(string text) => AdminHost.IsMatch(text);

    public static bool HasDoubledDomain(string text) => DoubledDomain.IsMatch(text);

    public static bool HasQueryOrFragment(string text) => text.IndexOfAny(['?', '#']) >= 0;

    public static bool IsDiscoveryDocument(string text) => WithoutQuery(text).EndsWith(DiscoveryPath, StringComparison.Ordinal);

    public static string WithoutDiscoveryPath(string text) =>
        text.EndsWith(DiscoveryPath, StringComparison.Ordinal) ? text.Substring(0, text.Length - DiscoveryPath.Length) : text;

    /// <summary>The host in lower case, or empty where there is none.</summary>
    public static string HostOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri.Host.ToLowerInvariant() : string.Empty;

    /// <summary>The address with all that is wrong put right, or an example where nothing is right.</summary>
    public static string Correct(string text)
    {
        var rest = WithoutDiscoveryPath(WithoutQuery(BehindScheme(text)));
        var host = rest.Substring(rest.IndexOf('@') + 1);
        host = DoubledDomain.Replace(AdminHost.Replace(host, string.Empty), ".com");
        var isLoopback = FindMalformation(text) is null && IsHttpsOrLoopback(text) && text.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
        var corrected = (isLoopback ? "http://" : "https://") + host;
        return FindMalformation(corrected) is null ? corrected : Example;
    }

    /// <summary>Of several addresses in one text (<c>https://https://host</c>) the last one.</summary>
    private static string BehindScheme(string text)
    {
        var separator = text.LastIndexOf(SchemeSeparator, StringComparison.Ordinal);
        return separator < 0 ? Start.Replace(text, string.Empty) : text.Substring(separator + SchemeSeparator.Length).TrimStart('/');
    }

    private static string WithoutQuery(string text)
    {
        var end = text.IndexOfAny(['?', '#']);
        return end < 0 ? text : text.Substring(0, end);
    }
}
