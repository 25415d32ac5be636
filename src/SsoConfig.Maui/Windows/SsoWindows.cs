using System;
using Microsoft.Maui.ApplicationModel;
using Microsoft.Windows.AppLifecycle;
using SsoConfig.Maui.Callbacks;

namespace SsoConfig.Maui.Windows;

/// <summary>The schemes of an unpackaged app, which has no package manifest that could claim them.</summary>
internal static class SsoWindows
{
    /// <summary>
    /// Gives up the schemes that a sign-in has registered for this executable and this user. Call it when an unpackaged app is uninstalled;
    /// a packaged app loses its schemes by itself.
    /// </summary>
    /// <param name="options">The app's options: the generated <c>OktaConfig.Options</c>.</param>
    public static void UnregisterProtocols(SsoOptions options)
    {
        foreach (var scheme in RedirectSchemes.Of(options))
        {
            ActivationRegistrationManager.UnregisterForProtocolActivation(scheme, Environment.ProcessPath ?? string.Empty);
        }
    }

    internal static void RegisterProtocols(SsoOptions options)
    {
        foreach (var scheme in RedirectSchemes.Of(options))
        {
            ActivationRegistrationManager.RegisterForProtocolActivation(scheme, string.Empty, AppInfo.Current.Name, string.Empty);
        }
    }
}
