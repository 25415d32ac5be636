using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Maui.Hosting;
using Microsoft.Maui.Storage;
using SsoConfig.Maui.Essentials;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Apple;

/// <summary>iOS and Mac Catalyst.</summary>
internal static class SsoPlatform
{
    public static void Configure(MauiAppBuilder builder, SsoOptions options, SsoMauiOptions mauiOptions)
    {
        builder.Services.TryAddSingleton<ISystemBrowser>(static _ => new AuthenticationSessionBrowser());
        builder.Services.TryAddSingleton<ITokenStore>(static _ => new SecretTokenStore(
            new KeychainStorage(new Keychain()),
            new InstallationMarks(new MauiMarkFile(Preferences.Default))
        ));
        builder.Services.TryAddSingleton<IProofKeyStore>(static _ => new EnclaveProofKeyStore());
    }
}
