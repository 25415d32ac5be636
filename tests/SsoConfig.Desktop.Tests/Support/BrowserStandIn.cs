using System.Diagnostics;
using System.Globalization;

namespace SsoConfig.Desktop.Tests.Support;

/// <summary>Shell commands in the place of a browser, with nobody in front of them.</summary>
internal static class BrowserStandIn
{
    /// <summary>A sign-in whose browser has taken the address and says no more.</summary>
    public static async Task<WaitingSignIn> SignInThatWaitsAsync(AppHome home)
    {
        SkipOnWindows();
        var opened = home["opened"];
        var person = home.Variables["BROWSER"];
        home.Variables["BROWSER"] = $"sh -c 'printf %%s \"$1\" > \"{opened}.new\"; mv \"{opened}.new\" \"{opened}\"' sh %s";
        var app = await RunningApp.StartedAsync(home, "sign-in");
        await Eventually.Async(() => File.Exists(opened));
        home.Variables["BROWSER"] = person;
        return new WaitingSignIn(app, await File.ReadAllTextAsync(opened, TestContext.Current.CancellationToken));
    }

    /// <summary>The command of a browser that the app waits for.</summary>
    public static string ThatStaysOpen(AppHome home)
    {
        SkipOnWindows();
        var pid = home["browser.pid"];
        return $"sh -c 'echo $$ > \"{pid}.new\"; mv \"{pid}.new\" \"{pid}\"; exec sleep 120' sh %s";
    }

    /// <summary>SIGKILL to that browser, once it is open.</summary>
    public static async Task KillAsync(AppHome home)
    {
        await Eventually.Async(() => File.Exists(home["browser.pid"]));
        var pid = int.Parse(await File.ReadAllTextAsync(home["browser.pid"], TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
        using var browser = Process.GetProcessById(pid);
        browser.Kill();
    }

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a browser is a shell command.");

    /// <param name="Address">What the browser was to open.</param>
    internal sealed record WaitingSignIn(RunningApp App, string Address) : IDisposable
    {
        public void Dispose() => App.Dispose();
    }
}
