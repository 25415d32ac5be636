using System;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SsoConfig;
using SsoConfig.Maui;
using SsoConfig.Maui.Callbacks;
#if ANDROID
using SsoConfig.Maui.Android;
#elif IOS || MACCATALYST
using SsoConfig.Maui.Apple;
#elif WINDOWS
using SsoConfig.Maui.Windows;
#else
using SsoConfig.Maui.Unavailable;
#endif

#pragma warning disable IDE0130 // Where MAUI's own builder methods are, so that an app needs no using directive for it.
namespace Microsoft.Maui.Hosting;

#pragma warning restore IDE0130

/// <summary>Single sign-on for a MAUI app.</summary>
internal static class SsoMauiAppBuilderExtensions
{
    /// <summary>
    /// Registers an <see cref="SsoClient"/>, also as <see cref="ISsoClient"/>, over the system browser and the platform's secure storage:
    /// <c>builder.UseSso(OktaConfig.Options)</c>. An <see cref="ISystemBrowser"/>, <see cref="ITokenStore"/>,
    /// <see cref="IFamilyCredentialStore"/> or <see cref="IProofKeyStore"/> that was registered before is used instead.
    /// </summary>
    /// <param name="builder">The app's builder.</param>
    /// <param name="options">Who the app is and where it signs in: the generated <c>OktaConfig.Options</c>.</param>
    /// <param name="configure">Changes the defaults.</param>
    /// <returns>The same builder.</returns>
    public static MauiAppBuilder UseSso(this MauiAppBuilder builder, SsoOptions options, Action<SsoMauiOptions>? configure = null)
    {
        var mauiOptions = new SsoMauiOptions();
        configure?.Invoke(mauiOptions);

        SsoPlatform.Configure(builder, options, mauiOptions);
        builder.Services.TryAddSingleton(services => new CallbackRouter(
            options,
            services.GetRequiredService<SsoClient>,
            mauiOptions.SignInResumed
        ));
        builder.Services.AddSsoCore(options, mauiOptions.ClientOptions);
        return builder;
    }
}
