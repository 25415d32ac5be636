using SsoConfig.Desktop;

namespace WinFormsSample;

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

        ApplicationConfiguration.Initialize();
        using var sso = SsoDesktop.CreateClient(OktaConfig.Options);
        Application.Run(new MainForm(sso));
    }
}
