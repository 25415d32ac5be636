using SsoConfig.Providers.Tests.Servers;

namespace SsoConfig.Providers.Tests;

/// <summary>OpenIddict, in our own local org.</summary>
public sealed class OpenIddictTests(OpenIddictTests.Fixture fixture)
    : LifeTests(fixture, RunningProviders.OpenIddict),
        IClassFixture<OpenIddictTests.Fixture>
{
    public sealed class Fixture() : ProviderFixture(static async cancellationToken => await LocalOrgProvider.StartAsync(cancellationToken));
}
