namespace SsoConfig.Testing;

/// <summary>A system browser that is an HTTP client, with a user who fills in the form where there is one.</summary>
internal sealed class UserAgentBrowser(UserAgent browser) : ISystemBrowser
{
    public bool AlwaysShowsUi => false;

    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        var visit = await browser.OpenAsync(request.StartUri);
        return new BrowserResult.Returned((visit.IsHandedOver ? visit : await browser.SignInAsync(visit)).Address.OriginalString);
    }
}
