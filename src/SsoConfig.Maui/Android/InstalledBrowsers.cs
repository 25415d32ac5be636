using System;
using System.Collections.Generic;
using System.Linq;
using Android.Content;
using Android.Content.PM;
using Android.OS;
using SsoConfig.Maui.Browsers;
using Application = Android.App.Application;
using Uri = Android.Net.Uri;

namespace SsoConfig.Maui.Android;

/// <summary>
/// The browsers of this device, as far as package visibility shows them: the package adds the queries to the manifest
/// (https://developer.android.com/training/package-visibility).
/// </summary>
internal static class InstalledBrowsers
{
    /// <summary>What stands for the choice of the user, or for an app of another profile.</summary>
    private const string SystemPackage = "android";

    /// <summary>With those that are disabled, and on Android 6 and later not the default alone.</summary>
    private static PackageInfoFlags EveryActivity
    {
        get
        {
            var flags = PackageInfoFlags.ResolvedFilter;
            flags |= OperatingSystem.IsAndroidVersionAtLeast(23) ? PackageInfoFlags.MatchAll : 0;
            flags |= OperatingSystem.IsAndroidVersionAtLeast(24) ? PackageInfoFlags.MatchDisabledComponents : 0;
            return flags;
        }
    }

    public static bool IsWorkProfile =>
        OperatingSystem.IsAndroidVersionAtLeast(30)
        && Application.Context.GetSystemService(Context.UserService) is UserManager { IsManagedProfile: true };

    public static IReadOnlyList<InstalledBrowser> Find()
    {
        if (Application.Context.PackageManager is not { } packages)
        {
            return [];
        }

        using var service = new Intent(TabExtras.ServiceAction);
        var services = packages.QueryIntentServices(service, PackageInfoFlags.ResolvedFilter);
        using var page = PageIntent();
        var defaultPackage = packages.ResolveActivity(page, PackageInfoFlags.MatchDefaultOnly)?.ActivityInfo?.PackageName;
        return
        [
            .. packages
                .QueryIntentActivities(page, EveryActivity)
                .Where(OpensEveryPage)
                .Select(static activity => activity.ActivityInfo!)
                .Where(static activity => activity.PackageName is not (null or SystemPackage))
                .GroupBy(static activity => activity.PackageName!)
                .Select(group =>
                    Describe(
                        group.Key,
                        group.Any(static activity => activity.IsEnabled),
                        group.Key == defaultPackage,
                        FilterOf(services, group.Key),
                        packages
                    )
                ),
        ];
    }

    /// <summary>A page of no host in particular: an app that opens the links of one host is no browser.</summary>
    private static Intent PageIntent()
    {
        var intent = new Intent(Intent.ActionView, Uri.FromParts("https", string.Empty, null));
        intent.AddCategory(Intent.CategoryBrowsable);
        return intent;
    }

    private static bool OpensEveryPage(ResolveInfo activity) =>
        activity is { ActivityInfo: not null, Filter: { } filter }
        && filter.CountDataAuthorities() == 0
        && filter.HasDataScheme("http")
        && filter.HasDataScheme("https");

    private static IntentFilter? FilterOf(IEnumerable<ResolveInfo> services, string package) =>
        services.FirstOrDefault(service => service.ServiceInfo?.PackageName == package) is { } found
            ? found.Filter ?? new IntentFilter()
            : null;

    private static InstalledBrowser Describe(
        string package,
        bool isEnabled,
        bool isDefault,
        IntentFilter? service,
        PackageManager packages
    ) =>
        new(package)
        {
            IsDefault = isDefault,
            IsEnabled = isEnabled,
            HasCustomTabs = service is not null,
            HasAuthTab = service?.HasCategory(TabExtras.AuthTabCategory) == true,
            HasEphemeralBrowsing = service?.HasCategory(TabExtras.EphemeralCategory) == true,
            SigningCertificates = [.. PackageSigners.Find(packages, package)?.Current ?? []],
        };
}
