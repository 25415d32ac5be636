using SsoConfig.Providers.Tests.Servers.Lemonldap;

namespace SsoConfig.Providers.Tests;

/// <summary>LemonLDAP::NG.</summary>
public sealed class LemonldapTests(LemonldapTests.Fixture fixture)
    : LifeTests(fixture, RunningProviders.Lemonldap),
        IClassFixture<LemonldapTests.Fixture>
{
    public sealed class Fixture()
        : ProviderFixture(static async cancellationToken => await LemonldapProvider.StartAsync(cancellationToken));
}
