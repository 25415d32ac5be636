using SsoConfig.Desktop.SchemeHandler;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

public sealed class HandlerCommandTests
{
    [Fact]
    public void An_app_with_an_executable_of_its_own_is_started_by_it()
    {
        var command = HandlerCommand.For("/opt/first/First", "/opt/first/First.dll", home: null);

        Assert.Equal("/opt/first/First sso-callback", Text(command));
        Assert.Equal("/opt/first/First", command.App);
    }

    [Fact]
    public void An_app_that_dotnet_runs_is_started_by_dotnet()
    {
        var command = HandlerCommand.For("/usr/share/dotnet/dotnet", "/opt/first/First.dll", home: null);

        Assert.Equal("/usr/share/dotnet/dotnet /opt/first/First.dll sso-callback", Text(command));
        Assert.Equal("/opt/first/First.dll", command.App);
    }

    [Fact]
    public void A_home_that_was_chosen_is_handed_on_since_the_browser_may_not_know_it() =>
        Assert.Equal("/opt/first/First sso-callback --home /tmp/home", Text(HandlerCommand.For("/opt/first/First", "", "/tmp/home")));

    private static string Text(HandlerCommand command) => string.Join(' ', command.Arguments.Prepend(command.Program));
}
