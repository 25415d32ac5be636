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

    public static Task<LocalOrgProvider> StartAsync(CancellationToken cancellationToken) =>
        StartAsync(NativeSsoSupport.Off, cancellationToken);

    public static async Task<LocalOrgProvider> StartAsync(NativeSsoSupport nativeSso, CancellationToken cancellationToken) =>
        new(
            await LocalOrgServer.StartAsync(
                new LocalOrgOptions { Apps = [App("first"), App("second")], NativeSso = nativeSso },
                cancellationToken
            )
        );

    private static LocalOrgApp App(string name) =>
        new()
        {
            Name = name,
            ClientId = $"{name}-app",
            RedirectUris = [$"com.{name}.sample:/callback"],
            LogoutRedirectUris = [$"com.{name}.sample:/logout"],
        };

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
