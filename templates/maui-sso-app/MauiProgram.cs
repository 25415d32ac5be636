//#if (blazor)
using Microsoft.AspNetCore.Components.Authorization;
//#endif
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
//#if (blazor)
        builder.Services.AddMauiBlazorWebView();
        builder.Services.AddAuthorizationCore();
        builder.Services.AddScoped<AuthenticationStateProvider, SsoAuthenticationStateProvider>();
//#endif
        builder.Services.AddTransient<MainPage>();

        return builder.Build();
    }

    /// <summary>Android can stop the app while the browser is open, and restarts it with the response.</summary>
    private static void ShowResumed(SignInResult result) =>
        MainThread.BeginInvokeOnMainThread(async () =>
            await IPlatformApplication.Current!.Services.GetRequiredService<SignInViewModel>().ShowResumedAsync(result));
}
