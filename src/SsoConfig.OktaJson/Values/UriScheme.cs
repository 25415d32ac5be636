namespace SsoConfig.OktaJson.Values;

/// <summary>Schemes of URIs (RFC 3986, section 3.1).</summary>
internal static class UriScheme
{
    private static readonly char[] Ends = [':', '/', '?', '#'];

    /// <summary>What is before the first colon; empty where there is no colon, or a slash, question mark or hash before it.</summary>
    public static string From(string uri)
    {
        var end = uri.IndexOfAny(Ends);
        return end > 0 && uri[end] == ':' ? uri.Substring(0, end) : string.Empty;
    }

    /// <summary>The scheme in the spelling in which two of them are compared.</summary>
    public static string ToLower(string scheme) => scheme.ToLowerInvariant();

    /// <summary>Whether the scheme belongs to the operating system or the browser, so that no app may claim it.</summary>
    public static bool IsReserved(string scheme) =>
        ToLower(scheme)
            is "http"
                or "https"
                or "ws"
                or "wss"
                or "ftp"
                or "file"
                or "javascript"
                or "vbscript"
                or "data"
                or "about"
                or "blob"
                or "content"
                or "intent"
                or "android-app"
                or "mailto"
                or "tel"
                or "sms"
                or "mms"
                or "geo"
                or "maps"
                or "market"
                or "facetime"
                or "itms"
                or "itms-apps"
                or "itms-appss"
                or "app-settings"
                or "prefs"
                or "urn"
                or "chrome"
                or "view-source"
                or "resource"
                or "ssh"
                or "ldap"
                or "ldaps"
                or "nfs"
                or "smb"
                or "cid"
                or "mid"
                or "microsoft-edge"
                or "ms-settings"
                or "ms-windows-store"
                or "ms-appinstaller"
                or "ms-appx"
                or "ms-appdata"
                or "shell"
                or "search-ms";

    /// <summary>A letter, then letters, digits, plus, minus and dots (RFC 3986, section 3.1).</summary>
    public static bool IsValid(string scheme)
    {
        foreach (var c in scheme)
        {
            if (!IsSchemeCharacter(c))
            {
                return false;
            }
        }

        return scheme.Length > 0 && IsLetter(scheme[0]);
    }

    /// <summary>At least two labels between dots, none of them empty.</summary>
    public static bool IsReversedDomain(string scheme) =>
        scheme.IndexOf('.') > 0 && scheme[scheme.Length - 1] != '.' && scheme.IndexOf("..", StringComparison.Ordinal) < 0;

    /// <summary>The name with every character replaced that a scheme cannot have; may be empty, and need not be a valid scheme.</summary>
    public static string Clean(string name)
    {
        var cleaned = ToLower(name).ToCharArray();
        for (var i = 0; i < cleaned.Length; i++)
        {
            if (!IsSchemeCharacter(cleaned[i]))
            {
                cleaned[i] = '-';
            }
        }

        return new string(cleaned).TrimStart('-', '.', '+');
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsSchemeCharacter(char c) => IsLetter(c) || c is (>= '0' and <= '9') or '+' or '-' or '.';
}
