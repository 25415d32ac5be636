namespace SsoConfig.Benchmarks.SignIn;

/// <summary>A system browser that counts how often an app opened it.</summary>
internal sealed class CountingBrowser : ISystemBrowser, IDisposable
{
    private readonly UserAgent _userAgent = new();
    private readonly UserAgentBrowser _browser;

    public CountingBrowser() => _browser = new UserAgentBrowser(_userAgent);

    public int Visits { get; private set; }

    public bool AlwaysShowsUi => false;

    public Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        Visits++;
        return _browser.OpenAsync(request, cancellationToken);
    }

    public void Dispose() => _userAgent.Dispose();
}
