namespace SsoConfig.Protocol;

/// <summary>Where a token, a code or a key may travel: https, or http that does not leave the device.</summary>
internal static class SecureTransport
{
    public static bool IsUsedBy(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);
}
