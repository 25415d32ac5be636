using System;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Maui.Hosting;
using Microsoft.Maui.Storage;
using SsoConfig.Maui.Browsers;
using SsoConfig.Maui.Callbacks;
using SsoConfig.Maui.Essentials;
using SsoConfig.Maui.Family;
using SsoConfig.Maui.Storage;
using Application = Android.App.Application;

namespace SsoConfig.Maui.Android;

/// <summary>Android.</summary>
internal static class SsoPlatform
{
    public static void Configure(MauiAppBuilder builder, SsoOptions options, SsoMauiOptions mauiOptions)
    {
        var returns = new Reports();
        var watchdog = new ReturnWatchdog(mauiOptions.ClientOptions.TimeProvider);
        builder.Services.TryAddSingleton(services => new AndroidBrowser(
            services.GetRequiredService<CallbackRouter>(),
            watchdog,
            mauiOptions.Android
        ));
        builder.Services.TryAddSingleton<ISystemBrowser>(static services => services.GetRequiredService<AndroidBrowser>());
        builder.Services.TryAddSingleton<ITokenStore>(static _ => new SecretTokenStore(
            new MauiSecretStorage(SecureStorage.Default, KeyStoreFailure.IsCryptographic),
            new InstallationMarks(new PreferencesMarkFile())
        ));
        builder.Services.TryAddSingleton<IProofKeyStore>(static _ => new AndroidProofKeyStore());
        if (options.NativeSso is { } nativeSso)
        {
            builder.Services.TryAddSingleton<IFamilyCredentialStore>(services =>
                CreateFamilyStore(nativeSso.Family, mauiOptions.ClientOptions, services, returns)
            );
        }

        (Application.Context as Application)?.RegisterActivityLifecycleCallbacks(new ActivityObserver(watchdog, returns));
    }

    private static SiblingCredentialStore CreateFamilyStore(
        string family,
        SsoClientOptions client,
        IServiceProvider services,
        Reports returns
    )
    {
        var apps = new InstalledApps(family);
        var logger = (client.LoggerFactory ?? services.GetService<ILoggerFactory>())?.CreateLogger("SsoConfig.Family");
        var siblings = new Siblings(apps, new FamilyTrust(apps), new SiblingCalls(), client.TimeProvider, logger);
        return new SiblingCredentialStore(FamilyStores.EntriesOf(family), siblings, client.TimeProvider, returns);
    }
}
