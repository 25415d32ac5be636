using SsoConfig;

namespace SsoAppNamespace;

public static class MauiProgram
{
    public static MauiApp CreateMauiApp()
    {
        var builder = MauiApp.CreateBuilder();
        builder
            .UseMauiApp<App>()
            .UseSso(OktaConfig.Options, static sso => sso.SignInResumed = ShowResumed);

        builder.Services.AddSingleton(static services => new ProfileApi(services.GetRequiredService<SsoClient>(), OktaConfig.Issuer));
        builder.Services.AddSingleton<SignInViewModel>();
        builder.Services.AddTransient<MainPage>();

        return builder.Build();
    }

    /// <summary>The system had ended the app behind the browser, and started it again with the answer.</summary>
    private static void ShowResumed(SignInResult result) =>
        MainThread.BeginInvokeOnMainThread(async () => await IPlatformApplication.Current!.Services.GetRequiredService<SignInViewModel>().ShowResumedAsync(result));
}
