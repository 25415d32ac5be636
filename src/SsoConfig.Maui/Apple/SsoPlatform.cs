using Foundation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Maui.ApplicationModel;
using Microsoft.Maui.Hosting;
using Microsoft.Maui.Storage;
using SsoConfig.Maui.Essentials;
using SsoConfig.Maui.Family;
using SsoConfig.Maui.Storage;
using UIKit;

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
        if (options.NativeSso is { } nativeSso)
        {
            var returns = new Reports();
            NSNotificationCenter.DefaultCenter.AddObserver(UIApplication.DidBecomeActiveNotification, _ => returns.Report());
            builder.Services.TryAddSingleton<IFamilyCredentialStore>(_ => new KeychainCredentialStore(
                new FamilyKeychain(nativeSso.Family),
                AppInfo.PackageName,
                new InstallationMarks(new MauiMarkFile(Preferences.Default, nativeSso.Family)),
                returns
            ));
        }
    }
}
