using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Maui.Hosting;
using SsoConfig.Maui.Browsers;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Unavailable;

/// <summary>A target framework without a platform, which unit tests of the app use.</summary>
internal static class SsoPlatform
{
    public static void Configure(MauiAppBuilder builder, SsoOptions options, SsoMauiOptions mauiOptions)
    {
        builder.Services.TryAddSingleton<ISystemBrowser>(static _ => new UnavailableBrowser());
        builder.Services.TryAddSingleton<ITokenStore>(static _ => new MemoryTokenStore());
        builder.Services.TryAddSingleton<IProofKeyStore>(static services => new TokenStoreProofKeyStore(
            services.GetRequiredService<ITokenStore>()
        ));
    }
}
