namespace SsoConfig.OktaJson;

/// <summary>A redirect URI with a private-use scheme: what it should be, and what people write instead.</summary>
internal static class RedirectUri
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "http", "https", "ws", "wss", "ftp", "file", "javascript", "vbscript", "data", "about", "blob", "content", "intent", "android-app",
        "mailto", "tel", "sms", "mms", "geo", "maps", "market", "facetime", "itms", "itms-apps", "itms-appss", "app-settings", "prefs", "urn",
        "chrome", "view-source", "resource", "ssh", "ldap", "ldaps", "nfs", "smb", "cid", "mid", "microsoft-edge", "ms-settings",
        "ms-windows-store", "ms-appinstaller", "ms-appx", "ms-appdata", "shell", "search-ms",
    };

    public static bool IsReserved(string scheme) => Reserved.Contains(scheme);

    /// <summary>A letter, then letters, digits, plus, minus and dots (RFC 3986, section 3.1).</summary>
    public static bool IsSchemeSyntax(string scheme) => IsLetter(scheme[0]) && scheme.All(IsSchemeCharacter);

    /// <summary>At least two labels between dots, none of them empty.</summary>
    public static bool IsReversedDomain(string scheme)
    {
        var labels = scheme.Split('.');
        return labels.Length > 1 && Array.TrueForAll(labels, static label => label.Length > 0);
    }

    public static bool HasDoubleSlash(string uri)
    {
        var scheme = UriScheme.Of(uri);
        return uri.Length > scheme.Length + 2 && uri[scheme.Length + 1] == '/' && uri[scheme.Length + 2] == '/';
    }

    public static bool HasFragment(string uri) => uri.IndexOfAny(['#']) >= 0;

    public static string ToLower(string scheme) => scheme.ToLowerInvariant();

    /// <summary>The URI with all put right that has one right answer, and the application id for a scheme that cannot stay.</summary>
    public static string Correct(string uri, OktaKey key, OktaJsonOptions options)
    {
        var cleaned = CharacterRules.Clean(uri, key);
        var scheme = UriScheme.Of(cleaned);
        var fragment = cleaned.IndexOf('#');
        var whole = fragment < 0 ? cleaned : cleaned.Substring(0, fragment);
        var path = (scheme.Length == 0 ? whole : whole.Substring(Math.Min(whole.Length, scheme.Length + 1))).TrimStart('/', ':');
        return $"{CorrectScheme(scheme, options)}:/{(path.Length == 0 || IsReserved(scheme) ? DefaultPath(key) : path)}";
    }

    /// <summary>A URI of the application's own: what to write where a scheme cannot stay.</summary>
    public static string OfApplication(OktaKey key, OktaJsonOptions options) => $"{ApplicationScheme(options)}:/{DefaultPath(key)}";

    public static string DefaultPath(OktaKey key) => key == OktaKey.LogoutRedirectUri ? "logout" : "callback";

    /// <summary>The application id as a scheme, or an example of one.</summary>
    public static string ApplicationScheme(OktaJsonOptions options)
    {
        var scheme = Clean(options.ApplicationId);
        return scheme.Length > 0 && IsSchemeSyntax(scheme) && IsReversedDomain(scheme) ? scheme : "com.example.app";
    }

    private static string CorrectScheme(string scheme, OktaJsonOptions options)
    {
        var cleaned = Clean(scheme);
        return cleaned.Length > 0 && !IsReserved(cleaned) && IsSchemeSyntax(cleaned) && IsReversedDomain(cleaned) ? cleaned : ApplicationScheme(options);
    }

    private static string Clean(string scheme) =>
        new string([.. ToLower(scheme).Select(static c => IsSchemeCharacter(c) ? c : '-')]).TrimStart('-', '.', '+');

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsSchemeCharacter(char c) => IsLetter(c) || c is (>= '0' and <= '9') or '+' or '-' or '.';
}
