using System.Diagnostics;
using System.Globalization;

namespace SsoConfig.Desktop.Tests.Support;

/// <summary>Shell commands in the place of a browser, with nobody in front of them.</summary>
internal static class BrowserStandIn
{
    /// <summary>A sign-in whose browser has opened the page, and nobody has done anything there.</summary>
    public static Task<WaitingSignIn> SignInThatWaitsAsync(AppHome home) => ThatWaitsAsync(home, "sign-in");

    /// <summary>The same with another command of the app.</summary>
    public static async Task<WaitingSignIn> ThatWaitsAsync(AppHome home, string command)
    {
        SkipOnWindows();
        var opened = home["opened"];
        var usual = home.Variables["BROWSER"];
        home.Variables["BROWSER"] = $"sh -c 'printf %%s \"$1\" > \"{opened}.new\"; mv \"{opened}.new\" \"{opened}\"' sh %s";
        File.Delete(opened);
        var app = await RunningApp.StartedAsync(home, command);
        await Eventually.Async(() => File.Exists(opened));
        home.Variables["BROWSER"] = usual;
        var address = await File.ReadAllTextAsync(opened, TestContext.Current.CancellationToken);
        return new WaitingSignIn(app, await RedirectedAsync(address) ?? address);
    }

    /// <summary>Where a browser gets to from an address, or <see langword="null"/> where it is not redirected.</summary>
    public static async Task<string?> RedirectedAsync(string address)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        using var response = await http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        return response.Headers.Location?.OriginalString;
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
        var pid = int.Parse(
            await File.ReadAllTextAsync(home["browser.pid"], TestContext.Current.CancellationToken),
            CultureInfo.InvariantCulture
        );
        using var browser = Process.GetProcessById(pid);
        browser.Kill();
    }

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a browser is a shell command.");

    /// <param name="Address">The provider's page that the browser has opened.</param>
    internal sealed record WaitingSignIn(RunningApp App, string Address) : IDisposable
    {
        public void Dispose() => App.Dispose();
    }
}
