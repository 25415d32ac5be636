using System.Web;
using SsoConfig;

namespace SsoAppNamespace.Tests;

/// <summary>A system browser that does what the test says.</summary>
internal sealed class FakeBrowser : ISystemBrowser
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource<BrowserRequest> _opened = new();
    private readonly TaskCompletionSource<BrowserResult> _ended = new();

    /// <summary>Completes with the address that the app opens.</summary>
    public Task<string> Opened => AddressAsync();

    public bool AlwaysShowsUi => false;

    public void Close() => _ended.TrySetResult(new BrowserResult.Cancelled());

    /// <summary>Sends the org's answer back to the app.</summary>
    public async Task AnswerAsync(string query)
    {
        var request = await _opened.Task.WaitAsync(Patience);
        var state = HttpUtility.ParseQueryString(new Uri(request.StartUri).Query)["state"];
        _ended.TrySetResult(new BrowserResult.Returned($"{request.RedirectUri}?{query}&state={state}"));
    }

    public Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        _opened.TrySetResult(request);
        return _ended.Task.WaitAsync(cancellationToken);
    }

    private async Task<string> AddressAsync() => (await _opened.Task.WaitAsync(Patience)).StartUri;
}
