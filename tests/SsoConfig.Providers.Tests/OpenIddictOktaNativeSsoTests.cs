using SsoConfig.LocalOrg;
using SsoConfig.Providers.Tests.Servers;

namespace SsoConfig.Providers.Tests;

/// <summary>OpenIddict, in our own local org, with Okta's parameters.</summary>
public sealed class OpenIddictOktaNativeSsoTests(OpenIddictOktaNativeSsoTests.Fixture fixture)
    : NativeSsoLifeTests(fixture, RunningProviders.OpenIddict, SsoNativeSsoOptions.OktaDeviceSecretType),
        IClassFixture<OpenIddictOktaNativeSsoTests.Fixture>
{
    public sealed class Fixture()
        : ProviderFixture(static async cancellationToken => await LocalOrgProvider.StartAsync(NativeSsoSupport.Okta, cancellationToken));
}
