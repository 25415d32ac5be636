using System;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Browsers;

/// <summary>A visit that waits for its response. It ends once; whatever else arrives is not for it.</summary>
internal sealed class BrowserVisit(Func<string, bool> accepts)
{
    private readonly TaskCompletionSource<BrowserResult> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Tells this visit from earlier ones whose tab may still be open.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public Task<BrowserResult> Ended => _ended.Task;

    /// <summary>Ends the visit if the URI is its response. Any app can send a URI, so the visit goes on after another one.</summary>
    public bool TryReturn(string uri) => accepts(uri) && _ended.TrySetResult(new BrowserResult.Returned(uri));

    /// <summary>Ends the visit, unless it has ended already.</summary>
    public bool TryEnd(BrowserResult result) => _ended.TrySetResult(result);
}
