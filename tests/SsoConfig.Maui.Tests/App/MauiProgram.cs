namespace First;

public static class MauiProgram
{
    public static MauiApp CreateMauiApp()
    {
        var builder = MauiApp.CreateBuilder();
        builder.UseMauiApp<App>();
        builder.UseSso(OktaConfig.Options);
        builder.Services.AddSingleton<Page>(static services => new SignInPage(services.GetRequiredService<SsoConfig.SsoClient>()));
        return builder.Build();
    }
}

public sealed class App(Page page) : Application
{
    protected override Window CreateWindow(IActivationState? activationState) => new(page);
}

public sealed class SignInPage : ContentPage
{
    public SignInPage(SsoConfig.SsoClient client) =>
        Content = new Button { Text = "Sign in", Command = new Command(async () => await client.SignInAsync()) };
}
