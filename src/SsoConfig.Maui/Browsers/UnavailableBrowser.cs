using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Browsers;

/// <summary>The browser of a target framework that has none, such as the plain one that unit tests of a MAUI app use.</summary>
internal sealed class UnavailableBrowser : ISystemBrowser
{
    public bool AlwaysShowsUi => false;

    public Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<BrowserResult>(
            new BrowserResult.Failed(
                "The system browser is available on Android, iOS, Mac Catalyst and Windows only. In a unit test, register an "
                    + "ISystemBrowser of your own before UseSso."
            )
        );
}
