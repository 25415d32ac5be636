using System.Web;
using SsoConfig;

namespace SsoAppNamespace.Tests;

/// <summary>A system browser that does what the test tells it.</summary>
internal sealed class FakeBrowser : ISystemBrowser
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource<BrowserRequest> _opened = new();
    private readonly TaskCompletionSource<BrowserResult> _closed = new();

    public bool AlwaysShowsUi => false;

    /// <summary>Waits until the app opens the browser.</summary>
    /// <returns>The address that the app opened.</returns>
    public async Task<string> WaitUntilOpenedAsync() => (await _opened.Task.WaitAsync(Timeout)).StartUri;

    public void Close() => _closed.TrySetResult(new BrowserResult.Cancelled());

    /// <summary>Redirects back to the app, as a provider does.</summary>
    public async Task RedirectAsync(string response)
    {
        var request = await _opened.Task.WaitAsync(Timeout);
        var state = HttpUtility.ParseQueryString(new Uri(request.StartUri).Query)["state"];
        _closed.TrySetResult(new BrowserResult.Returned($"{request.RedirectUri}?{response}&state={state}"));
    }

    public Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        _opened.TrySetResult(request);
        return _closed.Task.WaitAsync(cancellationToken);
    }
}
