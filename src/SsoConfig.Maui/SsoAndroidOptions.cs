using System.Collections.Generic;

namespace SsoConfig.Maui;

/// <summary>
/// Which browser Android opens. Apps share one session only if they open the same browser, so use the same values in all apps of a family.
/// </summary>
internal sealed class SsoAndroidOptions
{
    /// <summary>
    /// Whether to open an Auth Tab if the browser supports it. Its response goes to this app alone, and closing it is reported at once
    /// (https://developer.chrome.com/docs/android/custom-tabs/guide-auth-tab). Default: true. If false, a Custom Tab is opened.
    /// </summary>
    public bool UseAuthTab { get; set; } = true;

    /// <summary>
    /// Package names of browsers, in order of preference, for a device whose default browser does not support Custom Tabs. The default
    /// browser is always tried first.
    /// </summary>
    public IReadOnlyList<string> PreferredBrowsers { get; set; } =
        new[] { "com.android.chrome", "com.sec.android.app.sbrowser", "org.mozilla.firefox", "com.microsoft.emmx", "com.brave.browser" };

    /// <summary>
    /// The only browsers that may be opened, by package name and signing certificate. Default: empty, which allows every browser.
    /// </summary>
    public IReadOnlyList<TrustedBrowser> TrustedBrowsers { get; set; } = [];
}
