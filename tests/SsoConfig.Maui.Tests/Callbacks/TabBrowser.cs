using System.Web;
using SsoConfig.Maui.Browsers;
using SsoConfig.Maui.Callbacks;

namespace SsoConfig.Maui.Tests.Callbacks;

/// <summary>A Custom Tab as the Android adapter opens one: its visit ends by the router or by the watchdog.</summary>
internal sealed class TabBrowser(CallbackRouter router, ReturnWatchdog watchdog) : ISystemBrowser
{
    public bool AlwaysShowsUi => false;

    /// <summary>The state of each visit, in their order.</summary>
    public List<string> States { get; } = [];

    public string? Nonce { get; private set; }

    public string? VisitId { get; private set; }

    /// <summary>The package name of the browser.</summary>
    public string Name { get; set; } = "com.android.chrome";

    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        var query = HttpUtility.ParseQueryString(new Uri(request.StartUri).Query);
        Nonce = query["nonce"];
        await request.ReportBrowserAsync(Name, cancellationToken);
        var visit = router.Open(request);
        VisitId = visit.Id;
        States.Add(query["state"]!);
        try
        {
            return await watchdog.RunAsync(_ => visit.Ended, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new BrowserResult.Cancelled { IsPresumed = true };
        }
        finally
        {
            router.Close(visit);
        }
    }
}
