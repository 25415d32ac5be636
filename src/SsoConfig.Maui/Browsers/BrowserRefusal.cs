namespace SsoConfig.Maui.Browsers;

/// <summary>Why no browser is opened.</summary>
internal enum BrowserRefusal
{
    /// <summary>No browser is installed.</summary>
    NoneInstalled,

    /// <summary>No browser is installed in the work profile; those of the personal profile cannot be opened from there.</summary>
    NoneInWorkProfile,

    /// <summary>Each browser is disabled.</summary>
    Disabled,

    /// <summary>No browser is one of the trusted ones.</summary>
    NotTrusted,

    /// <summary>No browser supports ephemeral sessions.</summary>
    NoEphemeralBrowsing,
}
