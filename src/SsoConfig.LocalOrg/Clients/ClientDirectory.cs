namespace SsoConfig.LocalOrg.Clients;

/// <summary>The registered apps, as the pages show them.</summary>
internal sealed class ClientDirectory(LocalOrgOptions options)
{
    private readonly Lock _gate = new();
    private List<LocalOrgApp> _apps = [.. options.Apps];

    public IReadOnlyList<LocalOrgApp> Apps => _apps;

    public LocalOrgApp? Find(string? clientId) => _apps.FirstOrDefault(app => app.ClientId == clientId);

    /// <summary>Adds an app, or replaces the one with the same client id.</summary>
    public void Put(LocalOrgApp app)
    {
        lock (_gate)
        {
            _apps = [.. _apps.Where(one => one.ClientId != app.ClientId), app];
        }
    }

    public void Remove(string clientId)
    {
        lock (_gate)
        {
            _apps = [.. _apps.Where(one => one.ClientId != clientId)];
        }
    }
}
