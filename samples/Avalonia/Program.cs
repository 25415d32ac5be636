using Avalonia;
using SsoConfig.Desktop;

namespace AvaloniaSample;

internal static class Program
{
    [STAThread]
    private static void Main(string[] args)
    {
        // The operating system starts this program with the browser's response, which is passed on to the process that waits for it.
        if (SsoDesktop.TryHandleCallbackAsync(args, OktaConfig.Options).GetAwaiter().GetResult())
        {
            return;
        }

        AppBuilder.Configure<App>().UsePlatformDetect().StartWithClassicDesktopLifetime(args);
    }
}
