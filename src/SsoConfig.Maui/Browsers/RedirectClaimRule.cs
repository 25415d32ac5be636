using System;

namespace SsoConfig.Maui.Browsers;

/// <summary>Who receives the app's redirect URI on Android.</summary>
internal static class RedirectClaimRule
{
    /// <summary>What is wrong and what to do, or <see langword="null"/> if the URI comes to this app and to no other.</summary>
    /// <param name="redirectUri">The redirect URI.</param>
    /// <param name="packageName">The package name of this app.</param>
    /// <param name="own">The activity of this app that receives it, or <see langword="null"/>.</param>
    /// <param name="resolved">The activity that Android starts for it; its chooser if several apps claim it.</param>
    public static string? ProblemWith(string redirectUri, string packageName, string? own, string? resolved)
    {
        if (own is not null && own == resolved)
        {
            return null;
        }

        return Uri.TryCreate(redirectUri, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            ? ProblemWithLink(uri, packageName, own, resolved)
            : ProblemWithScheme(redirectUri, packageName, own, resolved);
    }

    private static string ProblemWithScheme(string redirectUri, string packageName, string? own, string? resolved)
    {
        var scheme = redirectUri[..redirectUri.IndexOf(':', StringComparison.Ordinal)];
        return own is null
            ? NoActivity(redirectUri, $"DataScheme = \"{scheme}\"")
            : $"The scheme '{scheme}' is claimed by another app too, which could receive the response (Android would start "
                + $"'{resolved}'). Uninstall that app, or "
                + $"use a scheme of this app alone: write \"redirectUri\": \"{packageName.ToLowerInvariant()}:/callback\" in okta.json, "
                + "and the same at the provider.";
    }

    private static string ProblemWithLink(Uri link, string packageName, string? own, string? resolved) =>
        own is null
            ? NoActivity(
                link.OriginalString,
                $"DataScheme = \"https\", DataHost = \"{link.Host}\", DataPath = \"{link.AbsolutePath}\", AutoVerify = true"
            )
            : $"The link '{link.OriginalString}' does not open this app (Android would start '{resolved}'): Android has not verified that "
                + $"'{link.Host}' belongs to it. Publish https://{link.Host}/.well-known/assetlinks.json with the package "
                + $"'{packageName}' and "
                + "the certificate that this build is signed with ('sso links'), check it ('sso links check'), and install the app again. "
                + $"'adb shell pm get-app-links {packageName}' shows what Android has verified.";

    private static string NoActivity(string redirectUri, string data) =>
        $$"""
            No activity of this app receives '{{redirectUri}}'. SsoConfig.Maui generates one from okta.json; if that is turned off, add this to the Android head:
            [Activity(NoHistory = true, LaunchMode = LaunchMode.SingleTop, Exported = true)]
            [IntentFilter([Intent.ActionView], Categories = [Intent.CategoryDefault, Intent.CategoryBrowsable], {{data}})]
            public sealed class SignInCallbackActivity : Microsoft.Maui.Authentication.WebAuthenticatorCallbackActivity;
            """;
}
