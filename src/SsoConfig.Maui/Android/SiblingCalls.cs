using System;
using System.Threading;
using System.Threading.Tasks;
using Android.Content;
using SsoConfig.Maui.Family;
using Application = Android.App.Application;

namespace SsoConfig.Maui.Android;

/// <summary>
/// Calls through the content resolver, off the main thread: the call waits until the other app has started and responded. The reference to
/// the other app's provider is unstable: with the stable one of <c>ContentResolver.call</c>, Android ends this app too when the other one
/// dies meanwhile
/// (https://developer.android.com/reference/android/content/ContentResolver#acquireUnstableContentProviderClient(java.lang.String)).
/// </summary>
internal sealed class SiblingCalls : ISiblingCalls
{
    public Task<string?> CallAsync(string authority, string method, string? argument, CancellationToken cancellationToken) =>
        Task.Run(() => Call(authority, method, argument), cancellationToken);

    private static string? Call(string authority, string method, string? argument)
    {
        var resolver = Application.Context.ContentResolver ?? throw new InvalidOperationException("The app has no content resolver.");
        using var provider =
            resolver.AcquireUnstableContentProviderClient(authority)
            ?? throw new InvalidOperationException($"'{authority}' is not the authority of a provider.");
        try
        {
            using var response = provider.Call(method, argument, null);
            return response?.GetString(FamilyMessages.Response);
        }
        finally
        {
            Release(provider);
        }
    }

    private static void Release(ContentProviderClient provider)
    {
        if (OperatingSystem.IsAndroidVersionAtLeast(24))
        {
            provider.Close();
        }
        else
        {
            provider.Release();
        }
    }
}
