using SsoConfig.LocalOrg;

namespace SsoConfig.Desktop.Tests.Support;

/// <summary>The local org with one client. A rotated refresh token is taken again for half an hour, by the clock of the test.</summary>
internal static class Org
{
    private const string Scheme = "com.first.sample";
    private const string ClientId = "first";

    public static Task<LocalOrgServer> StartAsync(TimeSpan accessTokenLifetime, TimeProvider? clock = null, TimeSpan? gracePeriod = null) =>
        LocalOrgServer.StartAsync(
            new LocalOrgOptions
            {
                Apps =
                [
                    new LocalOrgApp
                    {
                        Name = "First",
                        ClientId = ClientId,
                        RedirectUris = [$"{Scheme}:/callback"],
                        LogoutRedirectUris = [$"{Scheme}:/logout"],
                        Scopes = ["openid", "profile", "email", "offline_access"],
                    },
                ],
                TimeProvider = clock ?? TimeProvider.System,
                AccessTokenLifetime = accessTokenLifetime,
                RefreshTokenGracePeriod = gracePeriod ?? TimeSpan.FromMinutes(30),
            },
            TestContext.Current.CancellationToken
        );

    public static AppHome NewHome(this LocalOrgServer org) => new(Scheme, ClientId, org.Issuer);
}
