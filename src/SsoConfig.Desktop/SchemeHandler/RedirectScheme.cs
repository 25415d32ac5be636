using SsoConfig.OktaJson.Values;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>The private-use URI scheme that brings responses back to an app (RFC 8252, section 7.1).</summary>
internal static class RedirectScheme
{
    /// <summary>The scheme of the redirect URI.</summary>
    /// <exception cref="ArgumentException">The redirect URI has no scheme of the app's own.</exception>
    public static string From(SsoOptions options)
    {
        var scheme = UriScheme.From(options.RedirectUri);
        return IsOwn(scheme)
            ? scheme
            : throw new ArgumentException(
                $"The redirect URI \"{options.RedirectUri}\" does not start with a scheme of the app's own, such as "
                    + "com.example.app:/callback. Change redirectUri in okta.json.",
                nameof(options)
            );
    }

    /// <summary>
    /// The schemes that responses arrive under: the redirect URI's and, where it is another one, the logout redirect URI's.
    /// </summary>
    public static IReadOnlyList<string> AllFrom(SsoOptions options)
    {
        var redirect = From(options);
        var logout = UriScheme.From(options.LogoutRedirectUri);
        return logout == redirect || !IsOwn(logout) ? [redirect] : [redirect, logout];
    }

    /// <summary>Whether a URI is addressed to the app. A page may start the app with anything.</summary>
    public static bool IsAddressedTo(SsoOptions options, string uri) =>
        AllFrom(options).Contains(UriScheme.From(uri), StringComparer.OrdinalIgnoreCase);

    // The scheme becomes the name of a folder, a desktop file and a registry key: only what RFC 3986, section 3.1 allows gets through. One
    // letter is a drive of Windows.
    private static bool IsOwn(string scheme) =>
        scheme.Length > 1 && UriScheme.IsValid(scheme) && scheme == UriScheme.ToLower(scheme) && !UriScheme.IsReserved(scheme);
}
