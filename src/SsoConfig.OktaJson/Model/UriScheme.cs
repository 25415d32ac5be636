namespace SsoConfig.OktaJson;

/// <summary>Schemes of URIs (RFC 3986, section 3.1).</summary>
internal static class UriScheme
{
    private static readonly char[] Ends = [':', '/', '?', '#'];

    /// <summary>What stands before the first colon; empty where there is no colon, or a slash, question mark or hash before it.</summary>
    public static string Of(string uri)
    {
        var end = uri.IndexOfAny(Ends);
        return end > 0 && uri[end] == ':' ? uri.Substring(0, end) : string.Empty;
    }
}
