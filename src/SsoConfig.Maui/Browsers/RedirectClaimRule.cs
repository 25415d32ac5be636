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
        var scheme = redirectUri[..redirectUri.IndexOf(':', StringComparison.Ordinal)];
        if (own is null)
        {
            return $$"""
                No activity of this app receives '{{redirectUri}}'. SsoConfig.Maui generates one from okta.json; if that is turned off, add this to the Android head:
                [Activity(NoHistory = true, LaunchMode = LaunchMode.SingleTop, Exported = true)]
                [IntentFilter([Intent.ActionView], Categories = [Intent.CategoryDefault, Intent.CategoryBrowsable], DataScheme = "{{scheme}}")]
                public sealed class SignInCallbackActivity : Microsoft.Maui.Authentication.WebAuthenticatorCallbackActivity;
                """;
        }

        return own == resolved
            ? null
            : $"The scheme '{scheme}' is claimed by another app too, which could receive the response (Android would start "
                + $"'{resolved}'). Uninstall that app, or "
                + $"use a scheme of this app alone: write \"redirectUri\": \"{packageName.ToLowerInvariant()}:/callback\" in okta.json, "
                + "and the same at the provider.";
    }
}
