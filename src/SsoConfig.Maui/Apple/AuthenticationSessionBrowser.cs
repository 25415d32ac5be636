using System;
using System.Threading;
using System.Threading.Tasks;
using AuthenticationServices;
using Foundation;
using Microsoft.Maui.ApplicationModel;
using SsoConfig.Maui.Browsers;
using SsoConfig.Maui.Callbacks;
using UIKit;

namespace SsoConfig.Maui.Apple;

/// <summary>
/// ASWebAuthenticationSession. Its response comes to the session that asked, whichever apps claim the scheme, and not through the app's
/// delegate, to which any app can send a URI.
/// </summary>
internal sealed class AuthenticationSessionBrowser : ISystemBrowser
{
    /// <summary>The system asks "App wants to use … to sign in" before each session that shares cookies.</summary>
    public bool AlwaysShowsUi => true;

    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource<BrowserResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var context = new PresentationContext();
        using var session = await MainThread.InvokeOnMainThreadAsync(() => Start(request, context, ended)).ConfigureAwait(false);
        using var registration = cancellationToken.Register(() =>
            MainThread.BeginInvokeOnMainThread(() =>
            {
                // On the main thread, where the session ends too: it is not disposed of in between.
                if (!ended.Task.IsCompleted)
                {
                    session?.Cancel();
                    ended.TrySetCanceled(cancellationToken);
                }
            })
        );
        var result = await ended.Task.ConfigureAwait(false);

        // The session holds it weakly.
        GC.KeepAlive(context);
        return result;
    }

    private static ASWebAuthenticationSession? Start(
        BrowserRequest request,
        PresentationContext context,
        TaskCompletionSource<BrowserResult> ended
    )
    {
        if (Platform.GetCurrentUIViewController()?.View?.Window is not { } window)
        {
            ended.TrySetResult(new BrowserResult.Failed("No window of the app is visible. Start the sign-in from a page."));
            return null;
        }

        if (Create(request, ended) is not { } session)
        {
            ended.TrySetResult(
                new BrowserResult.Failed(
                    "An https redirect URI needs version 17.4 of iOS or Mac Catalyst. Add \"fallbackRedirectUri\" and "
                        + "\"fallbackLogoutRedirectUri\" to okta.json for earlier versions."
                )
            );
            return null;
        }

        context.Window = window;
        session.PresentationContextProvider = context;
        session.PrefersEphemeralWebBrowserSession = request.IsEphemeral;
        if (!session.Start())
        {
            ended.TrySetResult(
                new BrowserResult.Failed("The system did not start the sign-in session. Start it while the app is in the foreground.")
            );
        }

        return session;
    }

    /// <summary>Null where this version of the system returns no https link to an app.</summary>
    private static ASWebAuthenticationSession? Create(BrowserRequest request, TaskCompletionSource<BrowserResult> ended)
    {
        var start = new NSUrl(request.StartUri);
        if (!request.RedirectUri.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            var scheme = RedirectSchemes.Of(request.RedirectUri);
#pragma warning disable CA1422 // Its successor takes the scheme in a callback object, from version 17.4 on; this one works in all versions.
            return new ASWebAuthenticationSession(start, scheme, (uri, error) => ended.TrySetResult(Read(uri, error)));
#pragma warning restore CA1422
        }

        if (!OperatingSystem.IsIOSVersionAtLeast(17, 4) && !OperatingSystem.IsMacCatalystVersionAtLeast(17, 4))
        {
            return null;
        }

        // The system compares host and path as a whole, and returns the link to this session alone.
        var redirect = new Uri(request.RedirectUri);
        return new ASWebAuthenticationSession(
            start,
            ASWebAuthenticationSessionCallback.Create(redirect.Host, redirect.AbsolutePath),
            (uri, error) => ended.TrySetResult(Read(uri, error))
        );
    }

    private static BrowserResult Read(NSUrl? uri, NSError? error) =>
        AuthenticationSessionResult.Read(
            uri?.AbsoluteString,
            error?.Domain,
            error?.Code ?? 0,
            $"{error?.LocalizedDescription} {error?.LocalizedFailureReason}"
        );

    private sealed class PresentationContext : NSObject, IASWebAuthenticationPresentationContextProviding
    {
        public UIWindow? Window { get; set; }

        public UIWindow GetPresentationAnchor(ASWebAuthenticationSession session) => Window!;
    }
}
