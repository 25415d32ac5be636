using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Tests;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

public sealed class HandlerCommandTests
{
    [Fact]
    public void An_app_with_an_executable_of_its_own_is_started_by_it()
    {
        var command = HandlerCommand.Create("/opt/first/First", "/opt/first/First.dll", home: null, NoVariable);

        Assert.Equal("/opt/first/First sso-callback", Text(command));
        Assert.Equal("/opt/first/First", command.App);
    }

    [Fact]
    public void An_app_that_dotnet_runs_is_started_by_dotnet()
    {
        var command = HandlerCommand.Create("/usr/share/dotnet/dotnet", "/opt/first/First.dll", home: null, NoVariable);

        Assert.Equal("/usr/share/dotnet/dotnet /opt/first/First.dll sso-callback", Text(command));
        Assert.Equal("/opt/first/First.dll", command.App);
    }

    [Fact]
    public void A_home_that_was_chosen_is_handed_on_since_the_browser_may_not_know_it() =>
        Assert.Equal(
            "/opt/first/First sso-callback --home /home/ada/sso",
            Text(HandlerCommand.Create("/opt/first/First", "", "/home/ada/sso", NoVariable))
        );

    [Fact]
    [Case(20)]
    public void An_AppImage_is_started_by_its_own_file_and_not_by_the_mount_that_is_gone_at_its_end()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["First.AppImage"], "");
        var variables = new Dictionary<string, string?> { ["APPDIR"] = "/tmp/.mount_FirstXYZ", ["APPIMAGE"] = folder["First.AppImage"] };

        var command = HandlerCommand.Create("/tmp/.mount_FirstXYZ/usr/bin/First", "", home: null, variables.GetValueOrDefault);

        Assert.Equal($"{folder["First.AppImage"]} sso-callback", Text(command));
    }

    [Theory]
    [InlineData("/opt/first/First", "/tmp/.mount_TermXYZ", true)]
    [InlineData("/tmp/.mount_TermXYZ2/First", "/tmp/.mount_TermXYZ", true)]
    [InlineData("/tmp/.mount_TermXYZ/First", "/tmp/.mount_TermXYZ", false)]
    [Case(20)]
    public void The_AppImage_of_a_terminal_that_started_the_app_is_not_taken_for_its_own(string program, string mount, bool imageExists)
    {
        using var folder = new TemporaryFolder();
        var image = folder["Terminal.AppImage"];
        if (imageExists)
        {
            File.WriteAllText(image, "");
        }

        var variables = new Dictionary<string, string?> { ["APPDIR"] = mount, ["APPIMAGE"] = image };

        Assert.Equal(program, HandlerCommand.Create(program, "", home: null, variables.GetValueOrDefault).Program);
    }

    private static string? NoVariable(string name) => null;

    private static string Text(HandlerCommand command) => string.Join(' ', command.Arguments.Prepend(command.Program));
}
