using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Eng;
using SsoConfig.Eng.Machine;
using SsoConfig.Tests;

namespace SsoConfig.Desktop.Tests.Processes;

/// <summary>The desktop's own tools find the handler that a sign-in has registered, in a home folder of the test's own.</summary>
public sealed class SchemeHandlerTests
{
    private const string EntryName = "com.first.sample.sso-callback.desktop";

    [Fact]
    public async Task The_desktop_names_the_app_as_the_handler_after_a_sign_in()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        await RunningApp.RunAsync(home, "sign-in");

        Assert.Equal(EntryName, await ToolAsync(home, "xdg-mime", "query", "default", "x-scheme-handler/com.first.sample"));
        Assert.Equal("", await ToolAsync(home, "desktop-file-validate", home[Path.Combine("data", "applications", EntryName)]));
    }

    [Fact]
    public async Task The_desktop_names_no_handler_after_the_app_has_taken_it_back()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        await RunningApp.RunAsync(home, "sign-in");
        await RunningApp.RunAsync(home, "unregister");

        Assert.Equal("", await ToolAsync(home, "xdg-mime", "query", "default", "x-scheme-handler/com.first.sample"));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("with a blank and an é")]
    public async Task The_desktop_hands_a_response_to_the_app_that_waits(string folder)
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        await ToolAsync(home, "xdg-open", "--version");
        home.Variables["TEST_OPENER"] = "xdg-open";
        var program = CopyOfTheApp(home[folder]);

        Assert.Equal("signed in: ada@example.com", await RunningApp.RunFromAsync(program, home, "sign-in"));
    }

    [Theory]
    [InlineData("head -c 300000 /dev/zero >&2")]
    [InlineData("head -c 300000 /dev/zero")]
    [InlineData("sleep 600")]
    public async Task A_desktop_database_tool_that_writes_much_or_hangs_holds_up_no_sign_in(string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for the tool is a shell script.");
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        WriteProgram(home, "update-desktop-database", body);

        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"));
    }

    [Fact]
    [Case(18)]
    public async Task In_WSL_a_Windows_browser_that_returns_an_error_after_it_has_opened_the_page_is_no_failure()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for explorer.exe is a shell script.");
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        WriteProgram(home, "explorer.exe", $"(sleep 1; \"{RunningApp.Program}\" browse \"$1\") & exit 1");
        home.Variables["BROWSER"] = "explorer.exe";

        Assert.StartsWith("failed: browser_failed: ", await RunningApp.RunAsync(home, "sign-in"), StringComparison.Ordinal);

        home.Variables["WSL_DISTRO_NAME"] = "Ubuntu";
        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"));
    }

    private static void WriteProgram(AppHome home, string name, string body)
    {
        var program = Path.Combine(Directory.CreateDirectory(home["bin"]).FullName, name);
        File.WriteAllText(program, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        home.Variables["PATH"] = $"{home["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    private static string CopyOfTheApp(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return Path.Combine(folder, Path.GetFileName(RunningApp.Program));
    }

    private static async Task<string> ToolAsync(AppHome home, string tool, params string[] arguments)
    {
        Assert.SkipUnless(ProgramPath.Find(tool) is not null, $"{tool} is not installed (Debian: xdg-utils, desktop-file-utils).");
        var outcome = await Command.RunAsync(tool, arguments, home.Path, home.Variables, TestContext.Current.CancellationToken);
        return outcome.EnsureSucceeded().StandardOutput.Trim();
    }
}
