using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Android.Content.PM;
using SsoConfig.Maui.Family;

namespace SsoConfig.Maui.Android;

/// <summary>What an installed app is signed with.</summary>
internal static class PackageSigners
{
    /// <summary>Null for an app that is not installed, or was uninstalled in this very moment.</summary>
    public static SigningCertificates? Find(PackageManager packages, string package)
    {
        try
        {
            return OperatingSystem.IsAndroidVersionAtLeast(28) ? FindWithHistory(packages, package) : FindCurrent(packages, package);
        }
        catch (PackageManager.NameNotFoundException)
        {
            return null;
        }
    }

    [SupportedOSPlatform("android28.0")]
    private static SigningCertificates? FindWithHistory(PackageManager packages, string package) =>
        packages.GetPackageInfo(package, PackageInfoFlags.SigningCertificates)?.SigningInfo is { } signing
            ? new SigningCertificates(
                FingerprintsOf(signing.GetApkContentsSigners()),
                signing.HasMultipleSigners ? [] : FingerprintsOf(signing.GetSigningCertificateHistory())
            )
            : null;

    // Before Android 9 no key can be rotated.
    private static SigningCertificates? FindCurrent(PackageManager packages, string package) =>
#pragma warning disable CA1422 // The only way before Android 9.
        packages.GetPackageInfo(package, PackageInfoFlags.Signatures)?.Signatures is { } signatures
            ? new SigningCertificates(FingerprintsOf(signatures), [])
            : null;
#pragma warning restore CA1422

    private static string[] FingerprintsOf(IEnumerable<Signature>? signatures) =>
        [.. (signatures ?? []).Select(static signature => Convert.ToHexString(SHA256.HashData(signature.ToByteArray() ?? [])))];
}
