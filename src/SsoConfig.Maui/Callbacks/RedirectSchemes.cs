using System;
using System.Linq;

namespace SsoConfig.Maui.Callbacks;

/// <summary>The schemes by which the system starts the app: those of both redirect URIs, which may differ.</summary>
internal static class RedirectSchemes
{
    /// <summary>Each once.</summary>
    public static string[] Of(SsoOptions options) => [.. new[] { options.RedirectUri, options.LogoutRedirectUri }.Select(Of).Distinct()];

    /// <param name="redirectUri">An absolute URI, as the build has checked.</param>
    public static string Of(string redirectUri) => redirectUri[..redirectUri.IndexOf(':')];

    /// <summary>The URI as it came, if it has one of the schemes.</summary>
    public static string? Find(Uri? uri, SsoOptions options) =>
        uri is not null && Of(options).Contains(uri.Scheme, StringComparer.OrdinalIgnoreCase) ? uri.OriginalString : null;
}
