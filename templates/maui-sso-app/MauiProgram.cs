using SsoConfig;
using SsoConfig.Maui;

namespace SsoAppNamespace;

public static class MauiProgram
{
    public static MauiApp CreateMauiApp()
    {
        var builder = MauiApp.CreateBuilder();
        builder
            .UseMauiApp<App>()
            .UseSso(OktaConfig.Options);

        builder.Services.AddSingleton(static services => new ProfileApi(services.GetRequiredService<SsoClient>(), OktaConfig.Issuer));
        builder.Services.AddTransient<SignInViewModel>();
        builder.Services.AddTransient<MainPage>();

        return builder.Build();
    }
}
