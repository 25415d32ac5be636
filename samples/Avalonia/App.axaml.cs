using Avalonia;
using Avalonia.Controls.ApplicationLifetimes;
using Avalonia.Markup.Xaml;
using Samples;
using SsoConfig.Desktop;

namespace AvaloniaSample;

public sealed partial class App : Application
{
    public override void Initialize() => AvaloniaXamlLoader.Load(this);

    public override void OnFrameworkInitializationCompleted()
    {
        if (ApplicationLifetime is IClassicDesktopStyleApplicationLifetime desktop)
        {
            var sso = SsoDesktop.CreateClient(OktaConfig.Options);
            var model = new SignInModel(sso);
            desktop.MainWindow = new MainWindow { DataContext = model };
            desktop.Exit += (_, _) =>
            {
                model.Dispose();
                sso.Dispose();
            };
        }

        base.OnFrameworkInitializationCompleted();
    }
}
