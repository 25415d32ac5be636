using SsoConfig.Desktop.SchemeHandler;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

public sealed class DesktopEntryTests
{
    [Theory]
    [InlineData("/opt/first/First", "Exec=/opt/first/First sso-callback %u")]
    [InlineData("/opt/my first/First", "Exec=\"/opt/my first/First\" sso-callback %u")]
    [InlineData("/opt/50%/First", "Exec=\"/opt/50%%/First\" sso-callback %u")]
    [InlineData("/opt/a$b`c/First", @"Exec=""/opt/a\\$b\\`c/First"" sso-callback %u")]
    [InlineData("/opt/a\"b/First", @"Exec=""/opt/a\\""b/First"" sso-callback %u")]
    [InlineData(@"/opt/a\b/First", @"Exec=""/opt/a\\\\b/First"" sso-callback %u")]
    [InlineData("/opt/é/First", "Exec=\"/opt/é/First\" sso-callback %u")]
    public void The_command_is_quoted_as_the_specification_asks(string program, string expected) =>
        Assert.Contains(expected, Write(program).Split('\n'));

    [Fact]
    public void It_handles_the_scheme_and_stays_out_of_menus()
    {
        var lines = Write("/opt/first/First").Split('\n');

        Assert.Contains("MimeType=x-scheme-handler/com.first.sample;", lines);
        Assert.Contains("NoDisplay=true", lines);
    }

    [Fact]
    public void It_says_whose_it_is() =>
        Assert.Equal(("the client", @"/opt/a\b/First"), DesktopEntry.Read(Write(@"/opt/a\b/First", "the client")));

    [Theory]
    [InlineData("[Desktop Entry]\nMimeType=text/html;x-scheme-handler/com.first.sample;\n", true)]
    [InlineData("[Desktop Entry]\r\nMimeType = x-scheme-handler/com.first.sample\r\n", true)]
    [InlineData("[Desktop Entry]\nMimeType=x-scheme-handler/com.first.sample2;\n", false)]
    [InlineData("[Desktop Entry]\nHidden=true\nMimeType=x-scheme-handler/com.first.sample;\n", false)]
    [InlineData("[Desktop Action a]\nMimeType=x-scheme-handler/com.first.sample;\n", false)]
    [InlineData("", false)]
    public void What_an_entry_handles_is_in_its_first_group(string entry, bool handles) =>
        Assert.Equal(handles, DesktopEntry.Handles(entry, "com.first.sample"));

    private static string Write(string program, string clientId = "first") =>
        DesktopEntry.Create("com.first.sample", "First", [program, "sso-callback"], clientId, program);
}
