using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Support;

/// <summary>A system browser with nobody in front of it: it goes where it is sent and comes back with the redirect.</summary>
internal sealed class FakeBrowser(RecordingProvider provider) : ISystemBrowser
{
    public bool AlwaysShowsUi { get; set; }

    /// <summary>Which browser it is, where the platform lets users choose.</summary>
    public string? Name { get; set; }

    public List<BrowserRequest> Visits { get; } = [];

    /// <summary>What happens in the place of a plain visit.</summary>
    public Func<BrowserRequest, CancellationToken, Task<BrowserResult>>? Instead { get; set; }

    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        Visits.Add(request);
        if (Name is not null)
        {
            await request.ReportBrowserAsync(Name, cancellationToken);
        }

        return Instead is null ? Return(request) : await Instead(request, cancellationToken);
    }

    public BrowserResult Return(BrowserRequest request) => new BrowserResult.Returned(provider.Visit(request.StartUri));

    /// <summary>Responds with this URI, whatever the provider says.</summary>
    public void RespondWith(Func<BrowserRequest, string> uri) =>
        Instead = (request, _) => Task.FromResult<BrowserResult>(new BrowserResult.Returned(uri(request)));

    public void EndWith(BrowserResult result) => Instead = (_, _) => Task.FromResult(result);
}
