using Samples;
using SsoConfig.Desktop;

namespace WpfSample;

internal static class Program
{
    [STAThread]
    private static void Main(string[] args)
    {
        // Windows starts this program with the browser's response, which is passed on to the process that waits for it.
        if (SsoDesktop.TryHandleCallbackAsync(args, OktaConfig.Options).GetAwaiter().GetResult())
        {
            return;
        }

        using var sso = SsoDesktop.CreateClient(OktaConfig.Options);
        var app = new App();
        app.InitializeComponent();
        app.Startup += (_, _) => new MainWindow(new SignInModel(sso)).Show();
        app.Run();
    }
}
