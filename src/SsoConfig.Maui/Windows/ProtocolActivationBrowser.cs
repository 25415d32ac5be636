using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Maui.ApplicationModel;
using SsoConfig.Maui.Callbacks;
using Windows.System;
using Launcher = Windows.System.Launcher;

namespace SsoConfig.Maui.Windows;

/// <summary>
/// The default browser, and the response by protocol activation. MAUI's own web authenticator does not run on Windows before .NET 11
/// (https://github.com/dotnet/maui/issues/2702).
/// </summary>
internal sealed class ProtocolActivationBrowser(ProtocolActivation activation, CallbackRouter router, SsoOptions options) : ISystemBrowser
{
    public bool AlwaysShowsUi => false;

    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        if (request.IsEphemeral)
        {
            return new BrowserResult.Failed(
                "The default browser of Windows has no ephemeral sessions that an app could request. Turn the ephemeral session off, or "
                    + "use Prompt.Login."
            );
        }

        if (activation.Problem is { } inactive)
        {
            return new BrowserResult.Failed(inactive);
        }

        if (await ClaimAsync(request.RedirectUri).ConfigureAwait(false) is { } problem)
        {
            return new BrowserResult.Failed(problem);
        }

        var visit = router.Open(request);
        try
        {
            var address = new Uri(request.StartUri);
            if (
                address.Scheme is not ("https" or "http")
                || !await MainThread.InvokeOnMainThreadAsync(() => Launcher.LaunchUriAsync(address).AsTask()).ConfigureAwait(false)
            )
            {
                return new BrowserResult.Failed(
                    "Windows could not open the provider's page. Set a default browser in Settings, Apps, Default apps."
                );
            }

            return await visit.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            router.Close(visit);
        }
    }

    /// <summary>An unpackaged app claims its schemes at run time; a packaged one does it in its manifest.</summary>
    private async Task<string?> ClaimAsync(string redirectUri)
    {
        if (AppInfo.Current.PackagingModel == AppPackagingModel.Unpackaged)
        {
            SsoWindows.RegisterProtocols(options);
        }

        var support = await Launcher.QueryUriSupportAsync(new Uri(redirectUri), LaunchQuerySupportType.Uri);
        return support == LaunchQuerySupportStatus.Available
            ? null
            : $"No app claims '{redirectUri}' on this machine. SsoConfig.Maui adds it to the package manifest; if that is turned off, "
                + "add this to Application/Extensions: "
                + $"<uap:Extension Category=\"windows.protocol\"><uap:Protocol Name=\"{RedirectSchemes.Of(redirectUri)}\" "
                + "/></uap:Extension>";
    }
}
