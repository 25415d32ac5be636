using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using Android.Content;
using Android.Content.PM;
using SsoConfig.Maui.Family;
using Application = Android.App.Application;

namespace SsoConfig.Maui.Android;

/// <summary>
/// The installed apps, as far as package visibility shows them: the build adds the query for the family's action to the manifest
/// (https://developer.android.com/training/package-visibility).
/// </summary>
internal sealed class InstalledApps(string family) : IInstalledApps
{
    private static PackageManager Packages =>
        Application.Context.PackageManager ?? throw new InvalidOperationException("The app has no context yet.");

    public string OwnPackage => Application.Context.PackageName ?? string.Empty;

    public IReadOnlyList<FamilyMember> FindMembers()
    {
        using var intent = new Intent($"{family}.action.SSO");
        return
        [
            .. Packages
                .QueryIntentContentProviders(intent, 0)
                .Select(static found => found.ProviderInfo)
                .OfType<ProviderInfo>()
                .Where(static provider => provider is { PackageName: not null, Authority: not null })
                .Select(static provider => new FamilyMember(provider.PackageName!, provider.Authority!)),
        ];
    }

    public IReadOnlyList<string> FindPackages(int userId) => Packages.GetPackagesForUid(userId) ?? [];

    public SigningCertificates? FindCertificates(string package)
    {
        try
        {
            return OperatingSystem.IsAndroidVersionAtLeast(28) ? FindWithHistory(package) : FindCurrent(package);
        }
        catch (PackageManager.NameNotFoundException)
        {
            return null;
        }
    }

    [System.Runtime.Versioning.SupportedOSPlatform("android28.0")]
    private static SigningCertificates? FindWithHistory(string package) =>
        Packages.GetPackageInfo(package, PackageInfoFlags.SigningCertificates)?.SigningInfo is { } signing
            ? new SigningCertificates(
                FingerprintsOf(signing.GetApkContentsSigners()),
                signing.HasMultipleSigners ? [] : FingerprintsOf(signing.GetSigningCertificateHistory())
            )
            : null;

    // Before Android 9 no key can be rotated.
    private static SigningCertificates? FindCurrent(string package) =>
#pragma warning disable CA1422 // The only way before Android 9.
        Packages.GetPackageInfo(package, PackageInfoFlags.Signatures)?.Signatures is { } signatures
            ? new SigningCertificates(FingerprintsOf(signatures), [])
            : null;
#pragma warning restore CA1422

    private static string[] FingerprintsOf(IEnumerable<Signature>? signatures) =>
        [.. (signatures ?? []).Select(static signature => Convert.ToHexString(SHA256.HashData(signature.ToByteArray() ?? [])))];
}
