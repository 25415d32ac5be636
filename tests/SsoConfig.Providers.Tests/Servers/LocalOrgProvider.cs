using SsoConfig.LocalOrg;

namespace SsoConfig.Providers.Tests.Servers;

/// <summary>The local org of this repository, over OpenIddict (https://documentation.openiddict.com).</summary>
internal sealed class LocalOrgProvider : IProvider
{
    private readonly LocalOrgServer _server;

    private LocalOrgProvider(LocalOrgServer server) => _server = server;

    public string Issuer => _server.Issuer;

    public string UserName => "ada@example.com";

    public string Password => "local-org";

    public string ClientId(string app) => $"{app}-app";

    public static async Task<LocalOrgProvider> StartAsync(CancellationToken cancellationToken) =>
        new(await LocalOrgServer.StartAsync(new LocalOrgOptions { Apps = [App("first"), App("second")] }, cancellationToken));

    private static OrgApp App(string name) =>
        new(name, $"{name}-app", [$"com.{name}.sample:/callback"], [$"com.{name}.sample:/logout"], ["openid", "profile", "offline_access"]);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
