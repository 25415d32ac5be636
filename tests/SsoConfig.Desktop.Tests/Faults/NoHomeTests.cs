using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Tests;

namespace SsoConfig.Desktop.Tests.Faults;

/// <summary>A container or a service account has no home folder that could be written.</summary>
public sealed class NoHomeTests
{
    [Fact]
    [Case(19)]
    [Fault("no home folder (container, service account)", "`storage` before the browser opens; nobody is signed in, and nothing throws")]
    public async Task Whatever_the_app_does_is_a_result()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = HomeThatCannotBe(org.NewHome());

        var failure = await RunningApp.RunAsync(home, "sign-in");
        Assert.StartsWith("failed: storage: ", failure, StringComparison.Ordinal);
        Assert.Contains(
            "\"/proc/no-home/.local/share/sso/com.first.sample\"; on the desktop, SSO_HOME moves it",
            failure,
            StringComparison.Ordinal
        );
        Assert.Equal("nobody", await RunningApp.RunAsync(home, "who"));
        Assert.Equal("SignedOut", await RunningApp.RunAsync(home, "token"));
        Assert.DoesNotContain(org.Log.Events, static one => one.Kind == "sign_in_form_shown");
    }

    [Fact]
    [Case(19)]
    public async Task A_process_that_receives_a_response_ends_with_a_message_and_a_code()
    {
        using var home = HomeThatCannotBe(new AppHome());

        var outcome = await RunningApp.OutcomeAsync(home, "sso-callback", "com.first.sample:/callback?code=c&state=s");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("sso-callback: ", outcome.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.StandardError, StringComparison.Ordinal);
    }

    // Not even root can create a folder there.
    private static AppHome HomeThatCannotBe(AppHome home)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Uses /proc as a folder that nobody can write.");
        home.Variables["HOME"] = "/proc/no-home";
        home.Variables["SSO_HOME"] = null;
        home.Variables["XDG_DATA_HOME"] = null;
        home.Variables["XDG_CONFIG_HOME"] = null;
        return home;
    }
}
