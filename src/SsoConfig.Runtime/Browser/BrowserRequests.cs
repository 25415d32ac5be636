using SsoConfig.Protocol;

namespace SsoConfig.Browser;

/// <summary>Makes a request of the protocol a visit in the browser.</summary>
internal static class BrowserRequests
{
    public static BrowserRequest ToBrowserRequest(
        this StartedAuthorization started,
        CallbackMatcher matcher,
        Func<string, CancellationToken, Task> reportBrowserAsync
    ) =>
        new()
        {
            StartUri = started.StartUri,
            RedirectUri = started.Pending.RedirectUri,
            IsEphemeral = started.Pending.IsEphemeral,
            Accepts = matcher.Ends,
            ReportBrowserAsync = reportBrowserAsync,
        };
}
