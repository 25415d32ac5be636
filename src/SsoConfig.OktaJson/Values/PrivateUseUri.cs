namespace SsoConfig.OktaJson.Values;

/// <summary>
/// A redirect URI with a private-use scheme (RFC 8252, section 7.1): what it should be, and what is often written instead.
/// </summary>
internal static class PrivateUseUri
{
    /// <summary>How many slashes follow the colon; RFC 8252 wants one.</summary>
    public static int CountSlashes(string uri)
    {
        var start = UriScheme.From(uri).Length + 1;
        var end = start;
        while (end < uri.Length && uri[end] == '/')
        {
            end++;
        }

        return end - start;
    }

    public static bool HasFragment(string uri) => uri.IndexOf('#') >= 0;

    public static string Create(string scheme, string path) => $"{scheme}:/{path}";

    /// <summary>The URI with everything corrected that has one right form.</summary>
    /// <param name="applicationScheme">Replaces a scheme that cannot be kept.</param>
    /// <param name="defaultPath">Replaces a path that is missing.</param>
    public static string Correct(string uri, string applicationScheme, string defaultPath)
    {
        var cleaned = AllowedCharacters.Clean(uri, ValueSyntax.Uri);
        var scheme = UriScheme.From(cleaned);
        var fragment = cleaned.IndexOf('#');
        var whole = fragment < 0 ? cleaned : cleaned.Substring(0, fragment);
        var path = (scheme.Length == 0 ? whole : whole.Substring(Math.Min(whole.Length, scheme.Length + 1))).TrimStart('/', ':');
        return Create(CorrectScheme(scheme, applicationScheme), path.Length == 0 || UriScheme.IsReserved(scheme) ? defaultPath : path);
    }

    /// <summary>The application id as a scheme, or an example of one.</summary>
    public static string SchemeFromApplicationId(string applicationId)
    {
        var scheme = UriScheme.Clean(applicationId);
        return UriScheme.IsValid(scheme) && UriScheme.IsReversedDomain(scheme) ? scheme : "com.example.app";
    }

    private static string CorrectScheme(string scheme, string applicationScheme)
    {
        var cleaned = UriScheme.Clean(scheme);
        return UriScheme.IsValid(cleaned) && !UriScheme.IsReserved(cleaned) && UriScheme.IsReversedDomain(cleaned)
            ? cleaned
            : applicationScheme;
    }
}
