using System;
using System.Collections.Generic;
using System.Linq;

namespace SsoConfig.Maui.Browsers;

/// <summary>
/// Which browser to open. Two apps share a session only if they open the same browser, so the rule depends on nothing but the device and
/// the options: the default browser, then the preferred ones in their order, then the rest by name; each first with Custom Tabs, and
/// without only if no browser has them.
/// </summary>
internal static class BrowserSelector
{
    public static BrowserSelection Select(
        IReadOnlyList<InstalledBrowser> installed,
        SsoAndroidOptions options,
        bool isEphemeral,
        bool isWorkProfile
    )
    {
        if (installed.Count == 0)
        {
            return isWorkProfile
                ? Refuse(
                    BrowserRefusal.NoneInWorkProfile,
                    "No browser is installed in the work profile, and those outside it cannot be opened. Ask the administrator to add one."
                )
                : Refuse(BrowserRefusal.NoneInstalled, "No browser is installed. Install one, such as Chrome.");
        }

        var enabled = installed.Where(static browser => browser.IsEnabled).ToList();
        if (enabled.Count == 0)
        {
            return Refuse(BrowserRefusal.Disabled, $"The browser '{Names(installed)}' is disabled. Enable it in Settings, Apps.");
        }

        var trusted = enabled.Where(browser => IsTrusted(browser, options.TrustedBrowsers)).ToList();
        if (trusted.Count == 0)
        {
            return Refuse(
                BrowserRefusal.NotTrusted,
                $"None of the browsers '{Names(enabled)}' is in TrustedBrowsers with this signing certificate. Install a trusted one, "
                    + "or add its package name and fingerprint."
            );
        }

        var suitable = isEphemeral
            ? trusted.Where(static browser => browser is { HasCustomTabs: true, HasEphemeralBrowsing: true }).ToList()
            : trusted;
        return InOrder(suitable, options.PreferredBrowsers).FirstOrDefault() is { } browser
            ? new BrowserSelection.Selected(browser.PackageName, SurfaceOf(browser, options), isEphemeral)
            : Refuse(
                BrowserRefusal.NoEphemeralBrowsing,
                $"None of the browsers '{Names(trusted)}' supports ephemeral sessions. Turn the ephemeral session off, or use "
                    + "Prompt.Login to let another user sign in."
            );
    }

    private static IEnumerable<InstalledBrowser> InOrder(IEnumerable<InstalledBrowser> browsers, IReadOnlyList<string> preferred) =>
        browsers
            .OrderByDescending(static browser => browser.HasCustomTabs)
            .ThenByDescending(static browser => browser.IsDefault)
            .ThenBy(browser => preferred.TakeWhile(name => name != browser.PackageName).Count())
            .ThenBy(static browser => browser.PackageName, StringComparer.Ordinal);

    private static BrowserSurface SurfaceOf(InstalledBrowser browser, SsoAndroidOptions options) =>
        browser switch
        {
            { HasCustomTabs: true, HasAuthTab: true } when options.UseAuthTab => BrowserSurface.AuthTab,
            { HasCustomTabs: true } => BrowserSurface.CustomTab,
            _ => BrowserSurface.FullBrowser,
        };

    private static bool IsTrusted(InstalledBrowser browser, IReadOnlyList<TrustedBrowser> trusted) =>
        trusted.Count == 0
        || trusted.Any(entry =>
            entry.PackageName == browser.PackageName
            && entry.Sha256Fingerprints.Any(fingerprint =>
                browser.SigningCertificates.Contains(
                    fingerprint.Replace(":", string.Empty, StringComparison.Ordinal),
                    StringComparer.OrdinalIgnoreCase
                )
            )
        );

    private static string Names(IEnumerable<InstalledBrowser> browsers) =>
        string.Join("', '", browsers.Select(static browser => browser.PackageName).Order(StringComparer.Ordinal));

    private static BrowserSelection.Refused Refuse(BrowserRefusal kind, string reason) => new(kind, reason);
}
