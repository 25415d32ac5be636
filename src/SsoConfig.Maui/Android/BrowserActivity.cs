using Android.App;
using Android.Content;
using Android.Content.PM;
using Android.OS;
using Android.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Maui;
using SsoConfig.Maui.Browsers;
using SsoConfig.Maui.Callbacks;

namespace SsoConfig.Maui.Android;

/// <summary>
/// Lies below the browser in the app's task: it opens the browser, receives the result of an Auth Tab, and takes a Custom Tab away when it
/// comes to the front. It is recreated with its state after a rotation, and in a new process after the system has stopped the app.
/// </summary>
[Activity(
    Exported = false,
    Theme = "@android:style/Theme.Translucent.NoTitleBar",
    ConfigurationChanges = ConfigChanges.Orientation
        | ConfigChanges.ScreenSize
        | ConfigChanges.ScreenLayout
        | ConfigChanges.SmallestScreenSize
)]
internal sealed class BrowserActivity : Activity
{
    private const string VisitExtra = "sso.visit";
    private const string AuthTabExtra = "sso.auth_tab";
    private const string LaunchedKey = "sso.launched";
    private const int RequestCode = 1;

    /// <summary>Whether it has opened the browser already, and is back.</summary>
    public bool HasLaunched { get; private set; }

    private bool IsAuthTab => Intent?.GetBooleanExtra(AuthTabExtra, false) == true;

    private string? VisitId => Intent?.GetStringExtra(VisitExtra);

    /// <summary>Opens the browser from the activity that is in the foreground.</summary>
    public static void Start(Activity activity, string visitId, BrowserSurface surface)
    {
        using var intent = new Intent(activity, typeof(BrowserActivity));
        intent.PutExtra(VisitExtra, visitId);
        intent.PutExtra(AuthTabExtra, surface == BrowserSurface.AuthTab);
        activity.StartActivity(intent);
    }

    /// <summary>Comes to the front of its task again, which closes the tab above it.</summary>
    public static void Return(Activity activity)
    {
        using var intent = new Intent(activity, typeof(BrowserActivity));
        intent.AddFlags(ActivityFlags.ClearTop | ActivityFlags.SingleTop);
        activity.StartActivity(intent);
    }

    public override bool OnTouchEvent(MotionEvent? e)
    {
        // A tap on what shines through: the user is back in the app, the tab is minimized or gone.
        Finish();
        return true;
    }

    protected override void OnCreate(Bundle? savedInstanceState)
    {
        base.OnCreate(savedInstanceState);
        HasLaunched = savedInstanceState?.GetBoolean(LaunchedKey) ?? false;
    }

    protected override void OnResume()
    {
        base.OnResume();
        if (!HasLaunched)
        {
            HasLaunched = true;
            Launch();
        }
        else if (!IsAuthTab)
        {
            Finish();
        }
    }

    protected override void OnNewIntent(Intent? intent)
    {
        base.OnNewIntent(intent);
        Finish();
    }

    protected override void OnSaveInstanceState(Bundle outState)
    {
        outState.PutBoolean(LaunchedKey, HasLaunched);
        base.OnSaveInstanceState(outState);
    }

    // async void: an exception of the app's own SignInResumed must not get lost in a task that nobody awaits.
    protected override async void OnActivityResult(int requestCode, Result resultCode, Intent? data)
    {
        base.OnActivityResult(requestCode, resultCode, data);
        if (requestCode != RequestCode)
        {
            return;
        }

        Finish();
        if (Service<CallbackRouter>() is { } router)
        {
            await router.DeliverAsync(VisitId, AuthTabResult.Read((int)resultCode, data?.DataString)).ConfigureAwait(false);
        }
    }

    protected override async void OnDestroy()
    {
        base.OnDestroy();

        // Without a result, as that has ended the visit already. The tab may still be open.
        if (IsFinishing && IsAuthTab && Service<CallbackRouter>() is { } router)
        {
            await router.DeliverAsync(VisitId, new BrowserResult.Cancelled { IsPresumed = true }).ConfigureAwait(false);
        }
    }

    private static T? Service<T>()
        where T : class => IPlatformApplication.Current?.Services.GetService<T>();

    private void Launch()
    {
        if (Service<AndroidBrowser>()?.TakeIntent(VisitId) is not { } intent)
        {
            // The process that wanted it is gone.
            Finish();
            return;
        }

        try
        {
            if (IsAuthTab)
            {
                StartActivityForResult(intent, RequestCode);
            }
            else
            {
                StartActivity(intent);
            }
        }
        catch (Java.Lang.Exception exception) when (exception is ActivityNotFoundException or Java.Lang.SecurityException)
        {
            Service<AndroidBrowser>()?.OnLaunchFailed(VisitId, intent.Package, exception);
            Finish();
        }
    }
}
