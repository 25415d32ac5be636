using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using SsoConfig.LocalOrg.Clients;
using SsoConfig.LocalOrg.DeviceSessions;
using SsoConfig.LocalOrg.DPoP;
using SsoConfig.LocalOrg.Protocol;
using SsoConfig.LocalOrg.Registration;
using SsoConfig.LocalOrg.Sessions;
using SsoConfig.LocalOrg.Storage;

namespace SsoConfig.LocalOrg.Hosting;

/// <summary>The web host of a local org.</summary>
internal static class ProviderHost
{
    private const int MaxBodySize = 64 * 1024;

    // The bare builder reads no appsettings.json of the current folder and adds no middleware of its own.
    public static IHost Build(LocalOrgOptions options, OrgAddress address, OrgFolder folder) =>
        new HostBuilder()
            .ConfigureServices(services => AddServices(services, options, address, folder))
            .ConfigureWebHost(web =>
                web.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, address)).Configure(static app => app.UseProvider())
            )
            .Build();

    /// <summary>Creates the database and registers the apps.</summary>
    public static async Task PrepareAsync(IHost host, LocalOrgOptions options, CancellationToken cancellationToken)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OrgDatabase>().Database.EnsureCreatedAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<ClientSeeding>().RegisterAsync(options.Apps, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<RegisteredClients>().LoadAsync(cancellationToken);
    }

    private static void AddServices(IServiceCollection services, LocalOrgOptions options, OrgAddress address, OrgFolder folder)
    {
        var (log, faults, clients) = (new LocalOrgLog(options.TimeProvider), new LocalOrgFaults(), new ClientDirectory(options));
        faults.Set(options.Faults);
        services
            .AddLogging()
            .AddSingleton<ILoggerFactory>(new FailureLog(options.LoggerFactory ?? NullLoggerFactory.Instance))
            .AddRouting()
            .AddSingleton(options)
            .AddSingleton(options.TimeProvider)
            .AddSingleton(log)
            .AddSingleton(faults)
            .AddSingleton(provider => address.Port != 0 ? address : address.WithPort(PortOf(provider)))
            .AddSingleton(clients)
            .AddSingleton<Interactions>()
            .AddSingleton<SessionCookie>()
            .AddSingleton<ProofChecker>()
            .AddScoped<ConsentMemory>()
            .AddScoped<DeviceSessionStore>()
            .AddScoped<ClientSeeding>()
            .AddScoped<RegisteredClients>()
            .AddSingleton<RegistrationPolicy>()
            .AddProvider(options, folder, log, faults, clients);
    }

    private static void Listen(KestrelServerOptions kestrel, OrgAddress address)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodySize;
        if (address is { Interface: null, Port: > 0 })
        {
            kestrel.ListenLocalhost(address.Port);
        }
        else
        {
            kestrel.Listen(address.Interface ?? IPAddress.Loopback, address.Port);
        }
    }

    private static int PortOf(IServiceProvider services) =>
        new Uri(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
}
