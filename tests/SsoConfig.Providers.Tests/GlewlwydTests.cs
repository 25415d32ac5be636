using SsoConfig.Providers.Tests.Servers.Glewlwyd;

namespace SsoConfig.Providers.Tests;

public sealed class GlewlwydTests(GlewlwydTests.Fixture fixture)
    : LifeTests(fixture, RunningProviders.Glewlwyd),
        IClassFixture<GlewlwydTests.Fixture>
{
    public sealed class Fixture() : ProviderFixture(static async cancellationToken => await GlewlwydProvider.StartAsync(cancellationToken));
}
