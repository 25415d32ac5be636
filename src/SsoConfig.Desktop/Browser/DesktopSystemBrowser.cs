using System.Net.Sockets;
using SsoConfig.Desktop.Callback;
using SsoConfig.Desktop.SchemeHandler;

namespace SsoConfig.Desktop.Browser;

/// <summary>
/// The browser of a desktop: the one that <c>$BROWSER</c> names, or else the default one. The response comes back through the scheme
/// handler of the operating system, which starts this app a second time; that process hands the response over
/// (<see cref="SsoDesktop.TryHandleCallbackAsync"/>).
/// </summary>
/// <remarks>
/// A desktop browser does not say when its window is closed, so there is no <see cref="BrowserResult.Cancelled"/> except for a newer
/// request of the same app, which takes over. The caller sets the time limit by the cancellation token.
/// </remarks>
internal sealed class DesktopSystemBrowser(string stateFolder, Func<CancellationToken, Task>? ensureSchemeHandler, BrowserLauncher launcher)
    : ISystemBrowser
{
    public bool AlwaysShowsUi => false;

    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        if (Refusal(request) is { } refusal)
        {
            return new BrowserResult.Failed(refusal);
        }

        try
        {
            await (ensureSchemeHandler?.Invoke(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (SchemeHandlerException exception)
        {
            return new BrowserResult.Failed(exception.Message);
        }

        CallbackListener listener;
        try
        {
            listener = await CallbackListener.StartAsync(stateFolder, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new BrowserResult.Failed(
                "No browser was opened: another process of this app holds its folder and does not let go. End that process, then try again."
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SocketException)
        {
            return new BrowserResult.Failed(
                $"No browser was opened: its response could not come back ({exception.GetType().Name}). Check that \"{stateFolder}\" "
                    + "can be "
                    + "written and its disk has room."
            );
        }

        await using var _ = listener.ConfigureAwait(false);
        return await VisitAsync(listener, request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<BrowserResult> VisitAsync(CallbackListener listener, BrowserRequest request, CancellationToken cancellationToken)
    {
        using var visit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var response = listener.WaitAsync(request.Accepts, visit.Token);
        var launch = launcher.OpenAsync(request.StartUri, request.ReportObstacle, visit.Token);
        try
        {
            if (await Task.WhenAny(response, launch).ConfigureAwait(false) == launch && await launch.ConfigureAwait(false) is { } failure)
            {
                return new BrowserResult.Failed(failure);
            }

            return await response.ConfigureAwait(false) is { } responseUri
                ? new BrowserResult.Returned(responseUri)
                : new BrowserResult.Cancelled();
        }
        finally
        {
            // Ends the waiting, not the browser.
            await visit.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(response, launch)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string? Refusal(BrowserRequest request)
    {
        if (request.IsEphemeral)
        {
            return "A desktop browser has no ephemeral session that an app could ask for. Leave UseEphemeralSession off, or use "
                + "Prompt.Login to have the user authenticate again.";
        }

        // The address comes from the provider's discovery document. Anything but a web page would be run by whatever program it names.
        return
            Uri.TryCreate(request.StartUri, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? null
            : "The provider's endpoint is not an http or https address, so no browser was opened. Check the issuer in okta.json.";
    }
}
