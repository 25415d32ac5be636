using System;
using System.IO;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Maui.ApplicationModel;
using Microsoft.Maui.Hosting;
using Microsoft.Maui.Storage;
using SsoConfig.Maui.Callbacks;
using SsoConfig.Maui.Essentials;
using SsoConfig.Maui.Family;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Windows;

/// <summary>Windows, packaged or not.</summary>
internal static class SsoPlatform
{
    public static void Configure(MauiAppBuilder builder, SsoOptions options, SsoMauiOptions mauiOptions)
    {
        // Before the app has a window: a process that was started for a redirect hands it over and ends here.
        var activation = ProtocolActivation.Start(options);
        builder.Services.TryAddSingleton<ISystemBrowser>(services => new ProtocolActivationBrowser(
            activation,
            services.GetRequiredService<CallbackRouter>(),
            options
        ));
        builder.Services.TryAddSingleton<ITokenStore>(static _ => new SecretTokenStore(
            CreateStorage(),
            new InstallationMarks(new MauiMarkFile(Preferences.Default))
        ));
        builder.Services.TryAddSingleton<IProofKeyStore>(static _ => new CngProofKeyStore());
        if (options.NativeSso is { } nativeSso)
        {
            builder.Services.TryAddSingleton<IFamilyCredentialStore>(_ => new FileCredentialStore(
                FamilyFolder(nativeSso.Family),
                new UserProtection()
            ));
        }

        builder.Services.AddSingleton<IMauiInitializeService>(new Deliverer(activation));
    }

    /// <summary>
    /// MAUI keeps the secrets of a packaged app in its local settings, of which each takes 8 KB, and those of another one in a file
    /// (https://learn.microsoft.com/uwp/api/windows.storage.applicationdata.localsettings#remarks). A session with large tokens has more.
    /// </summary>
    private static ISecretStorage CreateStorage()
    {
        var storage = new MauiSecretStorage(SecureStorage.Default, WindowsCryptography.IsFailure);
        return AppInfo.Current.PackagingModel == AppPackagingModel.Packaged
            ? new PartedSecretStorage(storage, LocalSettings.MaxSecretLength)
            : storage;
    }

    /// <summary>
    /// Not below AppData: what a packaged app writes there goes to a folder of the package
    /// (https://learn.microsoft.com/windows/msix/desktop/desktop-to-uwp-behind-the-scenes).
    /// </summary>
    private static string FamilyFolder(string family) =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".sso-config", "family", family);

    /// <summary>Delivers the URI that started the process, and those that come while it runs.</summary>
    private sealed class Deliverer(ProtocolActivation activation) : IMauiInitializeService
    {
        public void Initialize(IServiceProvider services)
        {
            var router = services.GetRequiredService<CallbackRouter>();
            activation.Activated += uri => Deliver(router, uri);
            if (activation.StartUri is { } startUri)
            {
                Deliver(router, startUri);
            }
        }

        // async void: an exception of the app's own SignInResumed must not get lost in a task that nobody awaits.
        private static async void Deliver(CallbackRouter router, string uri) => await router.DeliverAsync(uri).ConfigureAwait(false);
    }
}
