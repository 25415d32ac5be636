using Microsoft.Windows.AppLifecycle;
using SsoConfig.Eng;
using SsoConfig.Maui.Windows;

namespace SsoConfig.Maui.Tests.Hosting;

/// <summary>The schemes of an unpackaged Windows app.</summary>
public sealed class SsoWindowsTests
{
    [Fact]
    public void An_uninstall_gives_up_each_scheme_of_this_executable_once()
    {
        ActivationRegistrationManager.Unregistered.Clear();

        SsoWindows.UnregisterProtocols(
            new SsoOptions
            {
                Issuer = "https://id.example.com",
                ClientId = "first",
                RedirectUri = "com.first.sample:/callback",
                LogoutRedirectUri = "com.first.sample.logout:/logout",
            }
        );

        var program = Environment.ProcessPath!;
        Assert.Equal([("com.first.sample", program), ("com.first.sample.logout", program)], ActivationRegistrationManager.Unregistered);
    }

    [Fact]
    public void The_app_of_the_template_does_it_for_its_uninstaller()
    {
        var app = File.ReadAllText(Path.Combine(Repository.Root, "templates", "maui-sso-app", "Platforms", "Windows", "App.xaml.cs"));

        Assert.Contains("is [_, \"unregister\"]", app, StringComparison.Ordinal);
        Assert.Contains("SsoWindows.UnregisterProtocols(OktaConfig.Options)", app, StringComparison.Ordinal);
    }
}
