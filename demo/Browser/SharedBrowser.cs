using Microsoft.Playwright;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Demo.Browser;

/// <summary>
/// The one browser that both apps use, with a user in front of it: fills in the sign-in form, looks at pages, restarts.
/// Only this class closes tabs.
/// </summary>
internal sealed class SharedBrowser : IAsyncDisposable
{
    private static readonly TimeSpan PageLimit = TimeSpan.FromSeconds(30);
    private readonly string _program;
    private readonly Stage _stage;
    private ChromiumProcess _process = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _home = null!;

    private SharedBrowser(string program, Stage stage)
    {
        _program = program;
        _stage = stage;
    }

    /// <summary>The value of <c>$BROWSER</c> that opens a tab here.</summary>
    public string OpenCommand => $"{ThisProgram()} {OpenTabCommand.Name} {_process.Port} %s";

    public static async Task<SharedBrowser> StartAsync(Stage stage, CancellationToken cancellationToken)
    {
        BrowserProfile.Prepare(stage.Home.BrowserProfile, stage.Org.Origin, [stage.First.Scheme, stage.Second.Scheme]);
        var browser = new SharedBrowser(await Chromium.FindOrInstallAsync(stage.InstallIsRequested, cancellationToken), stage);
        await browser.OpenAsync(cancellationToken);
        return browser;
    }

    /// <summary>
    /// A click somewhere, as users do between two apps. Chromium opens an app only after a gesture in a live page, and each launch uses one
    /// up: without it the response to a sign-in that shows no form would be dropped silently.
    /// </summary>
    public async Task ClickSomewhereAsync()
    {
        await CloseTabsAsync();
        await _home.BringToFrontAsync();
        await _home.Mouse.ClickAsync(300, 300);
    }

    /// <summary>Waits for the sign-in form, takes its picture, fills it in and sends it.</summary>
    /// <exception cref="InvalidOperationException">No form was shown.</exception>
    public async Task SignInAsync(string userName, string password, string picture, CancellationToken cancellationToken)
    {
        var page = await WaitForFormAsync(cancellationToken);
        await page.FillAsync("#username", userName);
        await page.FillAsync("#password", password);
        await page.ScreenshotAsync(new() { Path = picture });

        // A key and not a click on the button, which would wait for a page: the response goes to an app.
        await page.Keyboard.PressAsync("Enter");
    }

    /// <exception cref="InvalidOperationException">No form was shown.</exception>
    public async Task<IPage> WaitForFormAsync(CancellationToken cancellationToken)
    {
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); watch.Elapsed < PageLimit; await Task.Delay(50, cancellationToken))
        {
            foreach (var page in Tabs())
            {
                if (await page.Locator("#username").CountAsync() > 0)
                {
                    return page;
                }
            }
        }

        throw new InvalidOperationException($"No sign-in form was shown within {PageLimit.TotalSeconds:0} s.");
    }

    /// <summary>Draws HTML and takes its picture.</summary>
    public async Task PictureAsync(string html, string picture)
    {
        var page = await _home.Context.NewPageAsync();
        await page.SetContentAsync(html);
        await page.Locator("body > *").First.ScreenshotAsync(new() { Path = picture });
        await page.CloseAsync();
    }

    /// <summary>Closes the browser as a user does, and starts it again with the same profile.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await CloseAsync(cancellationToken);
        await OpenAsync(cancellationToken);
    }

    /// <summary>Closes the browser as a user does. Until it is opened again, an app that wants a browser fails.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await CloseTabsAsync();
        var session = await _browser.NewBrowserCDPSessionAsync();
        await session.SendAsync("Browser.close");
        await _process.WaitForExitAsync(cancellationToken);
        await DisposeAsync();
    }

    /// <summary>Kills the browser, with whatever it is busy with, and starts it again with the same profile.</summary>
    public async Task KillAndOpenAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync();
        await OpenAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _playwright.Dispose();
        await _process.DisposeAsync();
    }

    /// <summary>Opens it with the same profile.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _process = await ChromiumProcess.StartAsync(_program, _stage.Home.BrowserProfile, _stage.Home.Environment(), cancellationToken);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{_process.Port}");
        _home = _browser.Contexts[0].Pages[0];
        await _home.GotoAsync(_stage.Org.Origin + "/");
    }

    private async Task CloseTabsAsync()
    {
        foreach (var page in Tabs())
        {
            await page.CloseAsync();
        }
    }

    private List<IPage> Tabs() => [.. _browser.Contexts[0].Pages.Where(page => page != _home)];

    // Started as its own executable, or as `dotnet SsoConfig.Demo.dll`.
    private static string ThisProgram()
    {
        var program = $"\"{Environment.ProcessPath}\"";
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? $"{program} \"{Environment.GetCommandLineArgs()[0]}\""
            : program;
    }
}
