namespace SsoConfig.Tests.Org;

/// <summary>The system browser of a device, shared by its apps, with a user in front of it who fills in the sign-in form.</summary>
internal sealed class OrgBrowser : ISystemBrowser, IDisposable
{
    private readonly UserAgent _agent = new();

    public bool AlwaysShowsUi => false;

    /// <summary>Who sits there; <see langword="null"/> closes the browser at any form.</summary>
    public string? User { get; set; } = "ada@example.com";

    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        var visit = await _agent.OpenAsync(request.StartUri);
        if (!visit.IsHandedOver && User is { } user)
        {
            visit = await _agent.SignInAsync(visit, user);
        }

        return visit.IsHandedOver ? new BrowserResult.Returned(visit.Address.OriginalString) : new BrowserResult.Cancelled();
    }

    public void Dispose() => _agent.Dispose();
}
