using SsoConfig.Desktop.Browser;
using SsoConfig.Desktop.Commands;

namespace SsoConfig.Desktop.Tests.Commands;

public sealed class QuotingTests
{
    [Theory]
    [InlineData(@"C:\First.exe", @"""C:\First.exe""")]
    [InlineData(@"C:\My Apps\", @"""C:\My Apps\\""")]
    [InlineData(@"a""b", @"""a\""b""")]
    [InlineData(@"a\""b", @"""a\\\""b""")]
    [InlineData("", "\"\"")]
    public void An_argument_is_quoted_so_that_a_program_of_Windows_reads_it_back(string argument, string expected) =>
        Assert.Equal(expected, Quoting.ForWindows(argument));

    [Fact]
    public void On_macOS_the_address_is_a_text_of_a_script_and_no_argument() =>
        Assert.Equal("open location \"https://org.example/a?b=\\\"c\\\\\"\n", MacBrowser.Script("https://org.example/a?b=\"c\\"));
}
