using SsoConfig.Providers.Tests.Servers;

namespace SsoConfig.Providers.Tests;

/// <summary>The npm package oidc-provider, with Okta's parameters.</summary>
public sealed class OidcProviderOktaNativeSsoTests(OidcProviderOktaNativeSsoTests.Fixture fixture)
    : NativeSsoLifeTests(fixture, RunningProviders.OidcProvider, SsoNativeSsoOptions.OktaDeviceSecretType),
        IClassFixture<OidcProviderOktaNativeSsoTests.Fixture>
{
    public sealed class Fixture()
        : ProviderFixture(static async cancellationToken => await OidcProvider.StartWithNativeSsoAsync("okta", cancellationToken));
}
