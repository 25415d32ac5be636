using System.Collections.Generic;

namespace SsoConfig.Maui;

/// <summary>A browser that <see cref="SsoAndroidOptions.TrustedBrowsers"/> allows.</summary>
/// <param name="packageName">The package name, such as <c>com.android.chrome</c>.</param>
/// <param name="sha256Fingerprints">
/// SHA-256 fingerprints of its signing certificates, in hexadecimal with or without colons, as <c>apksigner verify --print-certs</c> prints
/// them. One of them must match.
/// </param>
internal sealed class TrustedBrowser(string packageName, params string[] sha256Fingerprints)
{
    public string PackageName { get; } = packageName;

    public IReadOnlyList<string> Sha256Fingerprints { get; } = sha256Fingerprints;
}
