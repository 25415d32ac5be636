namespace SsoConfig.Maui.Browsers;

/// <summary>What of a browser is shown.</summary>
internal enum BrowserSurface
{
    /// <summary>A tab whose result goes to the app that opened it (Chrome 137 and later).</summary>
    AuthTab,

    /// <summary>A tab in the app's own task.</summary>
    CustomTab,

    /// <summary>The browser itself, in a task of its own.</summary>
    FullBrowser,
}
