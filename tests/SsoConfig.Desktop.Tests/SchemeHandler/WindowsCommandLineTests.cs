using SsoConfig.Desktop.SchemeHandler;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

public sealed class WindowsCommandLineTests
{
    [Theory]
    [InlineData(@"C:\First.exe", @"""C:\First.exe""")]
    [InlineData(@"C:\My Apps\", @"""C:\My Apps\\""")]
    [InlineData(@"a""b", @"""a\""b""")]
    [InlineData(@"a\""b", @"""a\\\""b""")]
    [InlineData("", "\"\"")]
    public void An_argument_is_quoted_so_that_a_program_reads_it_back(string argument, string expected) =>
        Assert.Equal(expected, WindowsCommandLine.Of([argument]));
}
