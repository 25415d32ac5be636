using SsoConfig.Providers.Tests.Servers;

namespace SsoConfig.Providers.Tests;

/// <summary>The npm package oidc-provider.</summary>
public sealed class OidcProviderNativeSsoTests(OidcProviderNativeSsoTests.Fixture fixture)
    : NativeSsoLifeTests(fixture, RunningProviders.OidcProvider, SsoNativeSsoOptions.StandardDeviceSecretType),
        IClassFixture<OidcProviderNativeSsoTests.Fixture>
{
    public sealed class Fixture()
        : ProviderFixture(static async cancellationToken => await OidcProvider.StartWithNativeSsoAsync("standard", cancellationToken));
}
