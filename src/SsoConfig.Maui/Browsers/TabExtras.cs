using System;
using System.Collections.Generic;

namespace SsoConfig.Maui.Browsers;

/// <summary>
/// The extras of the intent that opens a tab, as androidx.browser writes them: by hand, so that the app needs no particular version of it
/// (https://developer.android.com/reference/androidx/browser/auth/AuthTabIntent).
/// </summary>
internal static class TabExtras
{
    /// <summary>The category of a browser's Custom Tabs service that supports Auth Tab.</summary>
    public const string AuthTabCategory = "androidx.browser.auth.category.AuthTab";

    /// <summary>The category of a browser's Custom Tabs service that supports ephemeral sessions.</summary>
    public const string EphemeralCategory = "androidx.browser.customtabs.category.EphemeralBrowsing";

    /// <summary>The action of a browser's Custom Tabs service.</summary>
    public const string ServiceAction = "android.support.customtabs.action.CustomTabsService";

    /// <summary>The extra that makes a browser show a tab; a null binder says that there is no connection to its service.</summary>
    public const string Session = "android.support.customtabs.extra.SESSION";

    private const string LaunchAuthTab = "androidx.browser.auth.extra.LAUNCH_AUTH_TAB";
    private const string RedirectScheme = "androidx.browser.auth.extra.REDIRECT_SCHEME";
    private const string HttpsRedirectHost = "androidx.browser.auth.extra.HTTPS_REDIRECT_HOST";
    private const string HttpsRedirectPath = "androidx.browser.auth.extra.HTTPS_REDIRECT_PATH";
    private const string EnableEphemeralBrowsing = "androidx.browser.customtabs.extra.ENABLE_EPHEMERAL_BROWSING";
    private const string ShareState = "androidx.browser.customtabs.extra.SHARE_STATE";
    private const string TitleVisibility = "android.support.customtabs.extra.TITLE_VISIBILITY";
    private const string SendToExternalHandler = "android.support.customtabs.extra.SEND_TO_EXTERNAL_HANDLER";

    /// <summary>The extras by name, apart from <see cref="Session"/>: each value is a bool, an int or a string.</summary>
    public static IReadOnlyDictionary<string, object> Create(BrowserSelection.Selected browser, string redirectUri)
    {
        var extras = new Dictionary<string, object>();
        if (browser.Surface == BrowserSurface.FullBrowser)
        {
            return extras;
        }

        if (browser.IsEphemeral)
        {
            extras[EnableEphemeralBrowsing] = true;
        }

        if (browser.Surface == BrowserSurface.AuthTab)
        {
            extras[LaunchAuthTab] = true;
            AddRedirect(extras, redirectUri);
            return extras;
        }

        // 2 is "off": with the default, Firefox can show its last tab instead of the page.
        extras[ShareState] = 2;
        extras[TitleVisibility] = 1;

        // Chrome may keep a redirect that no tap led to inside the tab, and that is the usual one when the user is signed in already.
        extras[SendToExternalHandler] = true;
        return extras;
    }

    private static void AddRedirect(Dictionary<string, object> extras, string redirectUri)
    {
        if (redirectUri.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            var uri = new Uri(redirectUri);
            extras[HttpsRedirectHost] = uri.Host;
            extras[HttpsRedirectPath] = uri.AbsolutePath;
        }
        else
        {
            extras[RedirectScheme] = redirectUri[..redirectUri.IndexOf(':', StringComparison.Ordinal)];
        }
    }
}
