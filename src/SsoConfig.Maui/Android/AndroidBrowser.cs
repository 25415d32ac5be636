using System;
using System.Threading;
using System.Threading.Tasks;
using Android.Content;
using Android.OS;
using Microsoft.Maui.ApplicationModel;
using SsoConfig.Maui.Browsers;
using SsoConfig.Maui.Callbacks;
using OperationCanceledException = System.OperationCanceledException;
using Uri = Android.Net.Uri;

namespace SsoConfig.Maui.Android;

/// <summary>
/// Auth Tab, Custom Tab or the browser itself, by intents of Android alone, so that it is the same with every version of MAUI.
/// </summary>
internal sealed class AndroidBrowser(CallbackRouter router, ReturnWatchdog watchdog, SsoAndroidOptions options) : ISystemBrowser
{
    private (string VisitId, Intent Intent)? _next;

    public bool AlwaysShowsUi => false;

    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        var selection = BrowserSelector.Select(InstalledBrowsers.Find(), options, request.IsEphemeral, InstalledBrowsers.IsWorkProfile);
        return selection switch
        {
            BrowserSelection.Selected selected => await OpenAsync(request, selected, cancellationToken).ConfigureAwait(false),
            BrowserSelection.Refused refused => new BrowserResult.Failed(refused.Reason),
            _ => throw new InvalidOperationException($"Unknown selection '{selection}'."),
        };
    }

    /// <summary>The intent of a visit, once.</summary>
    public Intent? TakeIntent(string? visitId)
    {
        if (_next is not { } next || next.VisitId != visitId)
        {
            return null;
        }

        _next = null;
        return next.Intent;
    }

    // async void: the visit is the one that waits.
    public async void OnLaunchFailed(string? visitId, string? package, Exception exception)
    {
        var reason =
            $"The browser '{package}' could not be opened ({exception.GetType().Name}). Check that it is enabled, or choose another "
            + "default browser.";
        await router.DeliverAsync(visitId, new BrowserResult.Failed(reason)).ConfigureAwait(false);
    }

    private async Task<BrowserResult> OpenAsync(
        BrowserRequest request,
        BrowserSelection.Selected browser,
        CancellationToken cancellationToken
    )
    {
        // An Auth Tab returns its response to this app alone, whoever claims the scheme.
        if (browser.Surface != BrowserSurface.AuthTab && RedirectClaim.ProblemWith(request.RedirectUri) is { } problem)
        {
            return new BrowserResult.Failed(problem);
        }

        await request.ReportBrowserAsync(browser.PackageName, cancellationToken).ConfigureAwait(false);
        var visit = router.Open(request);
        try
        {
            if (!await MainThread.InvokeOnMainThreadAsync(() => TryStart(visit, request, browser)).ConfigureAwait(false))
            {
                return new BrowserResult.Failed("No activity of the app is in the foreground. Start the sign-in from a page.");
            }

            return browser.Surface == BrowserSurface.AuthTab
                ? await visit.Ended.WaitAsync(cancellationToken).ConfigureAwait(false)
                : await WatchAsync(visit, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            router.Close(visit);
        }
    }

    private async Task<BrowserResult> WatchAsync(BrowserVisit visit, CancellationToken cancellationToken)
    {
        try
        {
            return await watchdog.RunAsync(_ => visit.Ended, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new BrowserResult.Cancelled { IsPresumed = true };
        }
    }

    private bool TryStart(BrowserVisit visit, BrowserRequest request, BrowserSelection.Selected browser)
    {
        if (Platform.CurrentActivity is not { } activity)
        {
            return false;
        }

        _next = (visit.Id, CreateIntent(request, browser));
        BrowserActivity.Start(activity, visit.Id, browser.Surface);
        return true;
    }

    private static Intent CreateIntent(BrowserRequest request, BrowserSelection.Selected browser)
    {
        var intent = new Intent(Intent.ActionView, Uri.Parse(request.StartUri));
        intent.SetPackage(browser.PackageName);
        if (browser.Surface == BrowserSurface.FullBrowser)
        {
            intent.AddCategory(Intent.CategoryBrowsable);
            intent.AddFlags(ActivityFlags.NewTask);
            return intent;
        }

        // In the app's own task: an Auth Tab in another one would be cancelled at once.
        using var session = new Bundle();
        session.PutBinder(TabExtras.Session, null);
        intent.PutExtras(session);
        foreach (var (name, value) in TabExtras.Create(browser, request.RedirectUri))
        {
            _ = value switch
            {
                bool flag => intent.PutExtra(name, flag),
                int number => intent.PutExtra(name, number),
                string text => intent.PutExtra(name, text),
                _ => throw new InvalidOperationException($"Unknown type of the extra '{name}'."),
            };
        }

        return intent;
    }
}
