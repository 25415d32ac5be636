using Android.Content;
using Android.Content.PM;
using SsoConfig.Maui.Browsers;
using Application = Android.App.Application;
using Uri = Android.Net.Uri;

namespace SsoConfig.Maui.Android;

/// <summary>Who receives the app's redirect URI, as Android sees it.</summary>
internal static class RedirectClaim
{
    /// <summary>What is wrong and what to do, or <see langword="null"/> if the URI comes to this app and to no other.</summary>
    public static string? ProblemWith(string redirectUri)
    {
        if (Application.Context is not { PackageName: { } ours, PackageManager: { } packages })
        {
            return null;
        }

        // If several apps claim it, Android resolves it to its own chooser.
        using var own = Resolve(redirectUri, packages, ours);
        using var resolved = Resolve(redirectUri, packages, null);
        return RedirectClaimRule.ProblemWith(redirectUri, ours, own?.FlattenToString(), resolved?.FlattenToString());
    }

    private static ComponentName? Resolve(string uri, PackageManager packages, string? package)
    {
        using var intent = new Intent(Intent.ActionView, Uri.Parse(uri));
        intent.AddCategory(Intent.CategoryBrowsable);
        intent.AddCategory(Intent.CategoryDefault);
        if (package is not null)
        {
            intent.SetPackage(package);
        }

        return intent.ResolveActivity(packages);
    }
}
