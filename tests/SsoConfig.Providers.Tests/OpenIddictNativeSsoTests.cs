using SsoConfig.LocalOrg;
using SsoConfig.Providers.Tests.Servers;

namespace SsoConfig.Providers.Tests;

/// <summary>OpenIddict, in our own local org.</summary>
public sealed class OpenIddictNativeSsoTests(OpenIddictNativeSsoTests.Fixture fixture)
    : NativeSsoLifeTests(fixture, RunningProviders.OpenIddict, SsoNativeSsoOptions.StandardDeviceSecretType),
        IClassFixture<OpenIddictNativeSsoTests.Fixture>
{
    public sealed class Fixture()
        : ProviderFixture(static async cancellationToken =>
            await LocalOrgProvider.StartAsync(NativeSsoSupport.Standard, cancellationToken)
        );
}
