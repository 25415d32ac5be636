using System;
using Java.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Maui.Hosting;
using Microsoft.Maui.Storage;
using SsoConfig.Maui.Browsers;
using SsoConfig.Maui.Callbacks;
using SsoConfig.Maui.Essentials;
using SsoConfig.Maui.Storage;
using Application = Android.App.Application;

namespace SsoConfig.Maui.Android;

/// <summary>Android.</summary>
internal static class SsoPlatform
{
    public static void Configure(MauiAppBuilder builder, SsoOptions options, SsoMauiOptions mauiOptions)
    {
        var watchdog = new ReturnWatchdog(mauiOptions.ClientOptions.TimeProvider);
        builder.Services.TryAddSingleton(services => new AndroidBrowser(
            services.GetRequiredService<CallbackRouter>(),
            watchdog,
            mauiOptions.Android
        ));
        builder.Services.TryAddSingleton<ISystemBrowser>(static services => services.GetRequiredService<AndroidBrowser>());
        builder.Services.TryAddSingleton<ITokenStore>(static _ => new SecretTokenStore(
            new MauiSecretStorage(SecureStorage.Default, IsCryptographic),
            new InstallationMarks(new PreferencesMarkFile())
        ));
        builder.Services.TryAddSingleton<IProofKeyStore>(static _ => new AndroidProofKeyStore());
        (Application.Context as Application)?.RegisterActivityLifecycleCallbacks(new ActivityObserver(watchdog));
    }

    // The key store's own exception is of no other's kind (https://developer.android.com/reference/android/security/KeyStoreException).
    private static bool IsCryptographic(Exception exception) =>
        exception is GeneralSecurityException
        || (OperatingSystem.IsAndroidVersionAtLeast(33) && exception is global::Android.Security.KeyStoreException);
}
