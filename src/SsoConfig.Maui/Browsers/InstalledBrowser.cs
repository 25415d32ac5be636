using System.Collections.Generic;

namespace SsoConfig.Maui.Browsers;

/// <summary>A browser on this Android device, in the profile that the app runs in.</summary>
/// <param name="PackageName">The package name.</param>
internal sealed record InstalledBrowser(string PackageName)
{
    /// <summary>Whether the user chose it as the default browser.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether the user, the vendor or an administrator left it enabled.</summary>
    public bool IsEnabled { get; init; } = true;

    public bool HasCustomTabs { get; init; }

    public bool HasAuthTab { get; init; }

    public bool HasEphemeralBrowsing { get; init; }

    /// <summary>SHA-256 fingerprints of the certificates that its APK is signed with, in hexadecimal.</summary>
    public IReadOnlyList<string> SigningCertificates { get; init; } = [];
}
