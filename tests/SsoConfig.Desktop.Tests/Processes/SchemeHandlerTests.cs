using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Eng;
using SsoConfig.Eng.Machine;

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
    public async Task The_desktop_hands_an_answer_to_the_app_that_waits(string folder)
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        await ToolAsync(home, "xdg-open", "--version");
        home.Variables["TEST_OPENER"] = "xdg-open";
        var program = CopyOfTheApp(home[folder]);

        Assert.Equal("signed in: ada@example.com", await RunningApp.RunFromAsync(program, home, "sign-in"));
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
