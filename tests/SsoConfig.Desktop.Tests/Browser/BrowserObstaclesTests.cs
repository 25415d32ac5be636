using SsoConfig.Desktop.Browser;
using SsoConfig.Tests;

namespace SsoConfig.Desktop.Tests.Browser;

/// <summary>From which browsers a response may never come back to this app.</summary>
public sealed class BrowserObstaclesTests
{
    [Theory]
    [Case(18)]
    [InlineData("/mnt/c/Windows/explorer.exe", "WSL_DISTRO_NAME")]
    [InlineData("powershell.exe /c start", "WSL_DISTRO_NAME")]
    [InlineData("cmd.exe /c start", "WSL_INTEROP")]
    [InlineData("'/mnt/c/Program Files/Firefox/FIREFOX.EXE'", "WSL_INTEROP")]
    [InlineData("wslview", "WSL_DISTRO_NAME")]
    [InlineData("/usr/bin/wsl-open", null)]
    [InlineData("xdg-open", null)]
    public void A_browser_of_Windows_cannot_start_an_app_in_WSL(string browser, string? variable)
    {
        var obstacles = new BrowserObstacles(
            name => name == variable ? "x" : null,
            path => variable is null && path == "/proc/sys/fs/binfmt_misc/WSLInterop",
            static () => "/usr/share/applications/wslview.desktop"
        );

        var obstacle = obstacles.Find(Command(browser))!;

        Assert.Contains("in WSL (WSLg) and set BROWSER", obstacle.Reason, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(2), obstacle.WaitAtMost);
    }

    [Theory]
    [InlineData("firefox")]
    [InlineData("xdg-open")]
    public void A_browser_of_Linux_can_start_an_app_in_WSL(string browser) =>
        Assert.Null(
            new BrowserObstacles(static _ => "x", static _ => true, static () => "/usr/share/applications/firefox.desktop").Find(
                Command(browser)
            )
        );

    [Theory]
    [InlineData("explorer.exe")]
    [InlineData("wslview")]
    [InlineData("/usr/bin/firefox")]
    public void Outside_WSL_a_program_of_that_name_is_as_good_as_any(string browser) => Assert.Null(Outside().Find(Command(browser)));

    [Theory]
    [InlineData("/root/.vscode-server/cli/servers/Stable-1/server/bin/helpers/browser.sh")]
    [InlineData("/home/u/.vscode-remote/bin/1/bin/helpers/browser.sh")]
    [InlineData("/vscode/bin/linux-x64/1/bin/helpers/browser-linux.sh")]
    public void A_browser_at_the_other_end_of_a_remote_editor_cannot_start_an_app_here(string browser)
    {
        var obstacle = Outside().Find(Command(browser))!;

        Assert.Contains("computer that it runs on", obstacle.Reason, StringComparison.Ordinal);
        Assert.NotNull(obstacle.WaitAtMost);
    }

    [Theory]
    [Case(22)]
    [InlineData("/snap/bin/firefox", null)]
    [InlineData("xdg-open", "/var/lib/snapd/desktop/applications/firefox_firefox.desktop")]
    [InlineData("sensible-browser", "/var/lib/snapd/desktop/applications/chromium_chromium.desktop")]
    public void A_browser_that_is_a_snap_may_keep_the_response_and_is_waited_for_as_usual(string browser, string? chosen)
    {
        var obstacle = Outside(chosen).Find(Command(browser))!;

        Assert.Contains("snapd allows", obstacle.Reason, StringComparison.Ordinal);
        Assert.Null(obstacle.WaitAtMost);
    }

    [Theory]
    [InlineData("xdg-open", null)]
    [InlineData("xdg-open", "/usr/share/applications/firefox.desktop")]
    [InlineData("firefox", "/var/lib/snapd/desktop/applications/firefox_firefox.desktop")]
    public void Of_any_other_browser_nothing_is_said(string browser, string? chosen) => Assert.Null(Outside(chosen).Find(Command(browser)));

    private static BrowserObstacles Outside(string? chosen = null) => new(static _ => null, static _ => false, () => chosen);

    private static BrowserCommand Command(string browser) =>
        Assert.Single(BrowserCommand.ParseAll(browser, isWindows: false, static _ => false));
}
