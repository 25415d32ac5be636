using SsoConfig.Tasks.Linux;
using Xunit;

namespace SsoConfig.Tasks.Tests.Linux;

public sealed class DesktopEntriesTests
{
    [Fact]
    public void The_entry_hands_the_response_to_the_program_and_is_in_no_menu()
    {
        var lines = DesktopEntries.Create("First", "com.first.sample").Split('\n');

        Assert.Equal("[Desktop Entry]", lines[0]);
        Assert.Equal("", lines[^1]);
        Assert.Contains("Exec=First sso-callback %u", lines);
        Assert.Contains("MimeType=x-scheme-handler/com.first.sample;", lines);
        Assert.Contains("NoDisplay=true", lines);
    }

    [Fact]
    public void The_entry_is_this() =>
        Assert.Equal(
            "[Desktop Entry]\nType=Application\nName=First (sign-in)\nExec=First sso-callback "
                + "%u\nNoDisplay=true\nTerminal=false\nStartupNotify=false\n"
                + "MimeType=x-scheme-handler/com.first.sample;\n",
            DesktopEntries.Create("First", "com.first.sample")
        );

    [Theory]
    [InlineData("My App", "Exec=\"My App\" sso-callback %u")]
    [InlineData("a.b-c_d+e", "Exec=a.b-c_d+e sso-callback %u")]
    [InlineData("a`b", @"Exec=""a\\`b"" sso-callback %u")]
    [InlineData("100%", "Exec=\"100%%\" sso-callback %u")]
    [InlineData("a$b", @"Exec=""a\\$b"" sso-callback %u")]
    public void A_program_with_special_characters_is_quoted(string program, string exec) =>
        Assert.Contains(exec, DesktopEntries.Create(program, "com.first.sample").Split('\n'));

    [Fact]
    public void The_file_has_the_name_that_the_runtime_gives_to_its_own_so_that_the_users_comes_first() =>
        Assert.Equal("com.first.sample.sso-callback.desktop", DesktopEntries.FileName("com.first.sample"));
}
