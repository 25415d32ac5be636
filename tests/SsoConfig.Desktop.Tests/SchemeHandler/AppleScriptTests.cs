using System.Text.RegularExpressions;
using SsoConfig.Desktop.Commands;
using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Eng;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

/// <summary>
/// What macOS would run for a response. No AppleScript is here to ask: its texts are read by its own rule (a backslash makes the next
/// character a plain one), and the command line that comes of it is run by a real shell.
/// </summary>
public sealed partial class AppleScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/Applications/First.app/Contents/MacOS/First")]
    [InlineData("/Users/o'hara/My Apps/First")]
    [InlineData("/Users/\"x\"/$(touch hacked)/`id`")]
    [InlineData("/Users/back\\slash/First")]
    [InlineData("/Users/ä🙂/First;true")]
    public async Task The_program_gets_its_arguments_and_the_response_each_as_one(string home)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no /bin/sh on Windows.");
        const string Response = "com.first.sample:/callback?code=a'b\"c&state=$(id) `id`;true";
        var program = Program();

        await RunAsync(AppleScript.For(new HandlerCommand(program, ["sso-callback", "--home", home])), Response);

        Assert.Equal(
            ["sso-callback", "--home", home, Response],
            await File.ReadAllLinesAsync(program + ".arguments", TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public void It_opens_locations_and_quotes_the_response_itself()
    {
        var script = AppleScript.For(new HandlerCommand("/Applications/First", ["sso-callback"]));

        Assert.Equal(
            """
            on open location response
            do shell script "'/Applications/First' 'sso-callback' " & quoted form of response & " > /dev/null 2>&1 &"
            end open location
            """,
            script
        );
    }

    // It writes its arguments down, a line each, in a file that appears as a whole.
    private string Program()
    {
        var program = _folder["it's a program"];
        File.WriteAllText(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$0.new\"; mv \"$0.new\" \"$0.arguments\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return program;
    }

    private async Task RunAsync(string script, string response)
    {
        var texts = AppleScriptText().Matches(script).Select(static match => Escape().Replace(match.Groups[1].Value, "$1")).ToArray();
        var commandLine = texts[0] + Quoting.ForShell(response) + texts[1] + " wait";
        (
            await Command.RunAsync("/bin/sh", ["-c", commandLine], _folder.Path, cancellationToken: TestContext.Current.CancellationToken)
        ).EnsureSucceeded();
    }

    [GeneratedRegex(@"""((?:[^""\\]|\\.)*)""")]
    private static partial Regex AppleScriptText();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
