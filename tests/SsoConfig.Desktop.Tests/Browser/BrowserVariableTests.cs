using SsoConfig.Desktop.Browser;

namespace SsoConfig.Desktop.Tests.Browser;

/// <summary>How the value of <c>$BROWSER</c> becomes commands.</summary>
public sealed class BrowserVariableTests
{
    private const string Address = "https://org.example/authorize?a=1&b=%2F";

    [Theory]
    [InlineData("firefox", "firefox|ADDRESS")]
    [InlineData("firefox --new-window", "firefox|--new-window|ADDRESS")]
    [InlineData("firefox %s --new-window", "firefox|ADDRESS|--new-window")]
    [InlineData("firefox --url=%s", "firefox|--url=ADDRESS")]
    [InlineData("firefox 100%%", "firefox|100%|ADDRESS")]
    [InlineData("firefox %%s", "firefox|%s|ADDRESS")]
    [InlineData("  firefox   -p  ", "firefox|-p|ADDRESS")]
    [InlineData("'/opt/my browser/run' -p", "/opt/my browser/run|-p|ADDRESS")]
    [InlineData("\"/opt/my browser/run\" -p", "/opt/my browser/run|-p|ADDRESS")]
    [InlineData("/opt/my\\ browser/run", "/opt/my browser/run|ADDRESS")]
    [InlineData("run 'a\"b' \"c'd\"", "run|a\"b|c'd|ADDRESS")]
    [InlineData("run \"a\\\"b\\n\"", "run|a\"b\\n|ADDRESS")]
    [InlineData("run ''", "run||ADDRESS")]
    [InlineData("run a'b'\"c\"d", "run|abcd|ADDRESS")]
    [InlineData("run $HOME *", "run|$HOME|*|ADDRESS")]
    [InlineData("run 'open", "run|open|ADDRESS")]
    [InlineData("%s", "%s|ADDRESS")]
    [InlineData("run%s -p", "run%s|-p|ADDRESS")]
    public void A_command_is_split_into_words_and_gets_the_address(string value, string expected) =>
        Assert.Equal([Words(expected)], Commands(value));

    [Theory]
    [InlineData("one:two -p", "one|ADDRESS", "two|-p|ADDRESS")]
    [InlineData("one::two:", "one|ADDRESS", "two|ADDRESS")]
    [InlineData("one 'a:b':two", "one|a:b|ADDRESS", "two|ADDRESS")]
    public void A_colon_separates_commands(string value, string first, string second) =>
        Assert.Equal([Words(first), Words(second)], Commands(value));

    [Theory]
    [InlineData("/opt/my browser/run")]
    [InlineData("/opt/it's here:now")]
    [InlineData("/opt/100%s/run")]
    public void A_value_that_is_a_file_is_one_command(string file) =>
        Assert.Equal(
            [
                [file, Address],
            ],
            Commands(file, existing: file)
        );

    [Fact]
    public void A_part_that_is_a_file_is_one_command() =>
        Assert.Equal(
            [Words("one|ADDRESS"), ["/opt/my browser/run", Address]],
            Commands("one:/opt/my browser/run", existing: "/opt/my browser/run")
        );

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("   ")]
    public void An_empty_value_names_no_command(string value) => Assert.Empty(Commands(value));

    [Fact]
    public void On_Windows_a_semicolon_separates_commands_and_a_backslash_is_part_of_a_path() =>
        Assert.Equal(
            [Words(@"C:\Browsers\My One\run.exe|-p|ADDRESS"), Words("two|ADDRESS")],
            Commands("\"C:\\Browsers\\My One\\run.exe\" -p;two", isWindows: true)
        );

    private static List<List<string>> Commands(string value, string? existing = null, bool isWindows = false) =>
        [.. BrowserCommand.ParseAll(value, isWindows, file => file == existing).Select(static command => command.For(Address).ToList())];

    private static List<string> Words(string text) => [.. text.Replace("ADDRESS", Address, StringComparison.Ordinal).Split('|')];
}
