using System;
using System.Collections.Generic;
using System.Linq;
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

    public SigningCertificates? FindCertificates(string package) => PackageSigners.Find(Packages, package);
}
