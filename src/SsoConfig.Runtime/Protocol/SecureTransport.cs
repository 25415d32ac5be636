namespace SsoConfig.Protocol;

/// <summary>Where a token, a code or a key may travel: https, or http that does not leave the device.</summary>
internal static class SecureTransport
{
    public static bool IsUsedBy(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || IsLoopback(uri);

    public static bool IsUsedBy(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && IsUsedBy(parsed);

    /// <summary>
    /// An endpoint of a provider: http is accepted only if the issuer itself is http on loopback, as any program of the device can respond
    /// there.
    /// </summary>
    public static bool IsUsedBy(string endpoint, string issuer) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        && (
            uri.Scheme == Uri.UriSchemeHttps || (IsLoopback(uri) && Uri.TryCreate(issuer, UriKind.Absolute, out var own) && IsLoopback(own))
        );

    private static bool IsLoopback(Uri uri) => uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback;
}
