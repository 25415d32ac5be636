using System.Text;

namespace SsoConfig.OktaJson.Values;

/// <summary>
/// A claimed https redirect URI (RFC 8252, section 7.2): an Android App Link, or a callback of a domain that is associated with an Apple
/// app. Android, Chrome and Apple compare its host and its path in three ways; only what is the same in all of them is accepted.
/// </summary>
internal static class ClaimedHttpsUri
{
    private const string Scheme = "https";
    private const string Start = "https://";
    private const string ExampleHost = "auth.example.com";

    private static readonly char[] AuthorityEnds = ['/', '?', '#'];
    private static readonly char[] PathEnds = ['?', '#'];

    public static bool IsOne(string uri) => string.Equals(UriScheme.From(uri), Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>The host of a URI that is not malformed.</summary>
    public static string HostOf(string uri) => Split(uri).Authority;

    /// <summary>The path of a URI that is not malformed, with the slash at its start.</summary>
    public static string PathOf(string uri) => Split(uri).Path;

    /// <summary>Why no app can claim this URI for itself, as a part of a sentence; null where one can.</summary>
    public static string? FindMalformation(string uri)
    {
        if (!uri.StartsWith(Start, StringComparison.Ordinal))
        {
            return uri.StartsWith(Scheme, StringComparison.Ordinal)
                ? "it does not start with https://"
                : "its scheme has upper-case letters, which Android does not match";
        }

        if (uri.StartsWith(Start + "/", StringComparison.Ordinal))
        {
            return "it has no host between its slashes";
        }

        var (authority, path, hasQuery) = Split(uri);
        return FindMalformationOfAuthority(authority)
            ?? (hasQuery ? "it has a query, which no platform compares" : FindMalformationOfPath(path));
    }

    /// <summary>The URI with everything corrected that has one right form.</summary>
    /// <param name="defaultSegment">Replaces a path that is missing.</param>
    public static string Correct(string uri, string defaultSegment)
    {
        var (authority, path, _) = Split(uri);
        var host = authority.Substring(authority.LastIndexOf('@') + 1).Split(':')[0].ToLowerInvariant();
        var segments = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (Clean(segment) is { Length: > 0 } cleaned && cleaned is not ("." or ".."))
            {
                segments.Add(cleaned);
            }
        }

        return Start
            + (IsDomainName(host) ? host : ExampleHost)
            + "/"
            + (segments.Count == 0 ? defaultSegment : string.Join("/", segments));
    }

    /// <summary>The corrected URI with another last segment, or with a second one where that is the one it has.</summary>
    public static string WithLastSegment(string uri, string segment)
    {
        var corrected = Correct(uri, segment);
        return corrected.Substring(0, corrected.LastIndexOf('/') + 1) + segment;
    }

    private static string? FindMalformationOfAuthority(string authority)
    {
        if (authority.IndexOf('@') >= 0)
        {
            return "it has a user name before the host";
        }

        if (authority.IndexOf(':') >= 0)
        {
            return "it has a port, and a link is verified on the default port only";
        }

        if (HasUpperCase(authority))
        {
            return "its host has upper-case letters, which Android does not match";
        }

        return IsDomainName(authority) ? null : "its host is not a domain name";
    }

    private static string? FindMalformationOfPath(string path)
    {
        if (path.Length < 2)
        {
            return "it has no path, so it claims the whole host";
        }

        if (path[path.Length - 1] == '/')
        {
            return "its path ends in a slash, which web servers add and remove";
        }

        foreach (var segment in path.Substring(1).Split('/'))
        {
            if (segment.Length == 0 || segment is "." or ".." || Clean(segment) != segment)
            {
                return "its path may only have letters, digits, '-', '.', '_' and '~' between single slashes";
            }
        }

        return null;
    }

    private static bool HasUpperCase(string authority)
    {
        foreach (var c in authority)
        {
            if (c is >= 'A' and <= 'Z')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Two labels at least, and a last one that is no number: neither an address nor the name of a machine is verified.</summary>
    private static bool IsDomainName(string host)
    {
        var labels = host.Split('.');
        foreach (var label in labels)
        {
            if (label.Length is 0 or > 63 || label[0] == '-' || label[label.Length - 1] == '-' || !IsOfHostCharacters(label))
            {
                return false;
            }
        }

        var last = labels[labels.Length - 1];
        return labels.Length > 1 && host.Length <= 253 && last[0] is not (>= '0' and <= '9');
    }

    private static bool IsOfHostCharacters(string label)
    {
        foreach (var c in label)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The unreserved characters alone (RFC 3986, section 2.3), which nothing on the way encodes or decodes.</summary>
    private static string Clean(string segment)
    {
        var cleaned = new StringBuilder(segment.Length);
        foreach (var c in segment)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~')
            {
                cleaned.Append(c);
            }
        }

        return cleaned.ToString();
    }

    /// <summary>Without the slashes before the host, however many there are: a correction needs the host that was meant.</summary>
    private static (string Authority, string Path, bool HasQuery) Split(string uri)
    {
        var rest = uri.Substring(Math.Min(uri.Length, UriScheme.From(uri).Length + 1)).TrimStart('/');
        var authorityEnd = rest.IndexOfAny(AuthorityEnds) is var end and >= 0 ? end : rest.Length;
        var pathEnd = rest.IndexOfAny(PathEnds) is var found and >= 0 ? found : rest.Length;
        return (
            rest.Substring(0, authorityEnd),
            rest.Substring(authorityEnd, pathEnd - authorityEnd),
            pathEnd < rest.Length && rest[pathEnd] == '?'
        );
    }
}
