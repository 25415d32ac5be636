using Microsoft.AspNetCore.Connections;
using SsoConfig.LocalOrg.Hosting;
using SsoConfig.LocalOrg.Storage;

namespace SsoConfig.LocalOrg;

/// <summary>
/// A running local org: an OpenID Connect provider on loopback for development and integration tests. It is not for production, since the
/// password of all users is shown on the sign-in page.
/// </summary>
public sealed class LocalOrgServer : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly OrgFolder _folder;

    private LocalOrgServer(IHost host, OrgFolder folder)
    {
        _host = host;
        _folder = folder;
    }

    /// <summary>The issuer, as discovery returns it.</summary>
    public string Issuer => _host.Services.GetRequiredService<OrgAddress>().Issuer;

    /// <summary>The address of the front page. The log is at <c>/log</c> below it.</summary>
    public Uri FrontPage => new(_host.Services.GetRequiredService<OrgAddress>().Origin);

    /// <summary>What happened so far.</summary>
    public LocalOrgLog Log => _host.Services.GetRequiredService<LocalOrgLog>();

    /// <summary>The faults from now on.</summary>
    public LocalOrgFaults Faults => _host.Services.GetRequiredService<LocalOrgFaults>();

    /// <summary>Starts a local org. When the task completes, the org accepts requests.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running org; dispose it to stop it.</returns>
    /// <exception cref="LocalOrgException">The org cannot run as configured, for example because the port is in use.</exception>
    public static async Task<LocalOrgServer> StartAsync(LocalOrgOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var address = OrgAddress.Parse(options.Issuer);
        var folder = OrgFolder.Open(options.DataFolder);
        var org = new LocalOrgServer(ProviderHost.Build(options, address, folder), folder);
        try
        {
            await ProviderHost.PrepareAsync(org._host, options, cancellationToken);
            await org._host.StartAsync(cancellationToken);
            return org;
        }
        catch (Exception problem)
        {
            await org.DisposeAsync();
            throw problem is IOException { InnerException: AddressInUseException }
                ? new LocalOrgException(
                    $"Port {address.Port} is in use, possibly by another 'sso org'. Stop that one, or use another port in the issuer "
                        + "of the apps.",
                    problem
                )
                : problem;
        }
    }

    /// <summary>Stops the org and deletes its temporary folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _folder.Dispose();
    }
}
