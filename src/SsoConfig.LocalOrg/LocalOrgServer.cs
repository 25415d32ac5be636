using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SsoConfig.LocalOrg;

/// <summary>
/// An OpenID Connect provider on loopback for development and tests: OpenIddict with the apps of some okta.json files as its clients and a few
/// toy people. It is not for production.
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

    /// <summary>The issuer as discovery returns it.</summary>
    public string Issuer => _host.Services.GetRequiredService<IssuerAddress>().Issuer;

    /// <summary>The front page; <c>/log</c> lies beside it.</summary>
    public Uri FrontPage => new(_host.Services.GetRequiredService<IssuerAddress>().Origin);

    /// <summary>What happened so far.</summary>
    public OrgLog Log => _host.Services.GetRequiredService<OrgLog>();

    /// <summary>What goes wrong on purpose from now on.</summary>
    public FaultState Faults => _host.Services.GetRequiredService<FaultState>();

    /// <summary>Starts an org and returns when it answers.</summary>
    /// <exception cref="LocalOrgException">It cannot run as asked: the message has the remedy.</exception>
    public static async Task<LocalOrgServer> StartAsync(LocalOrgOptions options, CancellationToken cancellationToken = default)
    {
        var address = IssuerAddress.Parse(options.Issuer);
        var folder = OrgFolder.Open(options.DataFolder);
        var org = new LocalOrgServer(Build(options, address, folder), folder);
        try
        {
            await org.PrepareAsync(options, cancellationToken);
            await org._host.StartAsync(cancellationToken);
            return org;
        }
        catch (Exception problem)
        {
            await org.DisposeAsync();
            throw problem is IOException { InnerException: AddressInUseException }
                ? new LocalOrgException(
                    $"Port {address.Port} is in use, perhaps by another 'sso org'. Stop that one, or write another port in the issuer of the apps.", problem)
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

    // The bare builder reads no appsettings.json of the folder that the person happens to be in, and adds no middleware of its own.
    private static IHost Build(LocalOrgOptions options, IssuerAddress address, OrgFolder folder) => new HostBuilder()
        .ConfigureLogging(logging => options.Logging?.Invoke(logging))
        .ConfigureServices(services => AddServices(services, options, address, folder))
        .ConfigureWebHost(web => web
            .UseKestrelCore()
            .ConfigureKestrel(kestrel => Listen(kestrel, address))
            .Configure(static app => app.UseProvider()))
        .Build();

    private static void AddServices(IServiceCollection services, LocalOrgOptions options, IssuerAddress address, OrgFolder folder)
    {
        var (log, faults) = (new OrgLog(options.TimeProvider), new FaultState());
        faults.Set(options.Faults);
        services
            .AddRouting()
            .AddSingleton(options)
            .AddSingleton(options.TimeProvider)
            .AddSingleton(log)
            .AddSingleton(faults)
            .AddSingleton(provider => address.Port != 0 ? address : address.WithPort(PortOf(provider)))
            .AddSingleton<Interactions>()
            .AddSingleton<SessionCookie>()
            .AddScoped<ConsentMemory>()
            .AddScoped<ClientRegistration>()
            .AddProvider(options, folder, log, faults);
    }

    private static void Listen(KestrelServerOptions kestrel, IssuerAddress address)
    {
        kestrel.AddServerHeader = false;
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

    private async Task PrepareAsync(LocalOrgOptions options, CancellationToken cancellationToken)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OrgDatabase>().Database.EnsureCreatedAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<ClientRegistration>().RegisterAsync(options.Apps, cancellationToken);
    }
}
