namespace SsoConfig.Desktop;

/// <summary>The private-use URI scheme that brings answers back to an app (RFC 8252, section 7.1).</summary>
internal static class RedirectScheme
{
    /// <exception cref="ArgumentException">The redirect URI has no scheme of the app's own.</exception>
    public static string Of(SsoOptions options)
    {
        var scheme = SchemeOf(options.RedirectUri);
        return IsOwn(scheme)
            ? scheme
            : throw new ArgumentException(
                $"The redirect URI \"{options.RedirectUri}\" does not start with a scheme of the app's own, such as com.example.app:/callback. Change redirectUri in okta.json.",
                nameof(options));
    }

    /// <summary>The schemes that answers arrive under: the redirect's and, where it is another one, the logout redirect's.</summary>
    public static IReadOnlyList<string> AllOf(SsoOptions options)
    {
        var redirect = Of(options);
        var logout = SchemeOf(options.LogoutRedirectUri);
        return logout == redirect || !IsOwn(logout) ? [redirect] : [redirect, logout];
    }

    // The scheme becomes the name of a folder, a desktop file and a registry key: only what RFC 3986, section 3.1 allows gets through.
    private static bool IsOwn(string scheme) =>
        scheme.Length > 1
        && char.IsAsciiLetterLower(scheme[0])
        && scheme.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '+' or '-' or '.')
        && scheme is not ("http" or "https" or "file");

    private static string SchemeOf(string uri) => uri.IndexOf(':') is var colon and > 0 ? uri[..colon] : "";
}
