using OpenIddict.Abstractions;

namespace SsoConfig.LocalOrg.Clients;

/// <summary>Registers the apps of the options at the start.</summary>
internal sealed class ClientSeeding(IOpenIddictApplicationManager clients, LocalOrgOptions options)
{
    public async Task RegisterAsync(IEnumerable<LocalOrgApp> apps, CancellationToken cancellationToken)
    {
        foreach (var app in apps)
        {
            var descriptor = ClientDescriptor.Create(app, ClientDescriptor.GrantTypesOf(options));
            if (await clients.FindByClientIdAsync(app.ClientId, cancellationToken) is { } known)
            {
                await clients.UpdateAsync(known, descriptor, cancellationToken);
            }
            else
            {
                await clients.CreateAsync(descriptor, cancellationToken);
            }
        }
    }
}
