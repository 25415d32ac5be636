namespace SsoAppNamespace.WinUI;

public partial class App : MauiWinUIApplication
{
    public App()
    {
        // What an uninstaller calls: an unpackaged app has no package whose removal gives up the redirect scheme.
        if (Environment.GetCommandLineArgs() is [_, "unregister"])
        {
            SsoConfig.Maui.Windows.SsoWindows.UnregisterProtocols(OktaConfig.Options);
            Environment.Exit(0);
        }

        InitializeComponent();
    }

    protected override MauiApp CreateMauiApp() => MauiProgram.CreateMauiApp();
}
