using System;
using Android.App;
using Android.Content;
using Android.OS;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Maui;
using Microsoft.Maui.Authentication;
using SsoConfig.Maui.Browsers;
using SsoConfig.Maui.Callbacks;
using SsoConfig.Maui.Family;
using Application = Android.App.Application;

namespace SsoConfig.Maui.Android;

/// <summary>
/// Sees every activity of the app: the callback activity, whose URI it delivers whether this process or an earlier one opened the browser,
/// and the others, by which the user comes back.
/// </summary>
internal sealed class ActivityObserver(ReturnWatchdog watchdog, Reports returns) : Java.Lang.Object, Application.IActivityLifecycleCallbacks
{
    // async void: an exception of the app's own SignInResumed must not get lost in a task that nobody awaits.
    public async void OnActivityCreated(Activity activity, Bundle? savedInstanceState)
    {
        if (
            activity is not WebAuthenticatorCallbackActivity
            || IPlatformApplication.Current?.Services.GetService<CallbackRouter>() is not { } router
        )
        {
            return;
        }

        switch (await router.DeliverAsync(activity.Intent?.DataString))
        {
            case CallbackDelivery.EndedVisit:
                BrowserActivity.Return(activity);
                break;
            case CallbackDelivery.ResumedSignIn:
                ReturnToApp();
                break;
            default:
                break;
        }
    }

    public void OnActivityPaused(Activity activity)
    {
        if (activity is not WebAuthenticatorCallbackActivity)
        {
            watchdog.OnPaused();
        }
    }

    public void OnActivityResumed(Activity activity)
    {
        if (activity is not (WebAuthenticatorCallbackActivity or BrowserActivity { HasLaunched: false }))
        {
            watchdog.OnResumed();
            returns.Report();
        }
    }

    public void OnActivityDestroyed(Activity activity) { }

    public void OnActivitySaveInstanceState(Activity activity, Bundle outState) { }

    public void OnActivityStarted(Activity activity) { }

    public void OnActivityStopped(Activity activity) { }

    /// <summary>Brings the app's first activity to the front, which closes a tab that was left open above it.</summary>
    private static void ReturnToApp()
    {
        var context = Application.Context;
        if (context.PackageManager?.GetLaunchIntentForPackage(context.PackageName ?? string.Empty) is { } intent)
        {
            intent.AddFlags(ActivityFlags.NewTask | ActivityFlags.ClearTop | ActivityFlags.SingleTop);
            context.StartActivity(intent);
        }
    }
}
