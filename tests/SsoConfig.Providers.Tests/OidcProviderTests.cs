using SsoConfig.Providers.Tests.Servers;

namespace SsoConfig.Providers.Tests;

public sealed class OidcProviderTests(OidcProviderTests.Fixture fixture)
    : LifeTests(fixture, RunningProviders.OidcProvider),
        IClassFixture<OidcProviderTests.Fixture>
{
    public sealed class Fixture() : ProviderFixture(static async cancellationToken => await OidcProvider.StartAsync(cancellationToken));
}
