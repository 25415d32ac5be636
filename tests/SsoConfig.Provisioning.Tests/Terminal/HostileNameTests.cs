using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Terminal;

/// <summary>A repository names its folders and files as it likes, and a terminal acts on what it is shown.</summary>
public sealed class HostileNameTests : IDisposable
{
    private const string Name = "ap\u001b[31mRED\u009b2J\nSecond: is up to date\u202e";
    private const string RightMembers =
        "\"redirectUri\": \"com.first.sample:/callback\", \"logoutRedirectUri\": \"com.first.sample:/logout\"";
    private readonly Scenario _scenario = new();

    public HostileNameTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{Scenario.Issuer}}" }""");
    }

    [Theory]
    [InlineData("doctor", "--verbose")]
    [InlineData("register", "--dry-run")]
    [InlineData("register")]
    [InlineData("register", "--json")]
    [InlineData("register", "--as", "terraform")]
    public async Task A_folders_name_does_not_act_on_the_terminal_or_begin_a_line(params string[] arguments)
    {
        WriteApp(RightMembers);

        AssertHarmlessAndComplete(await _scenario.RunAsync([.. arguments, Name]));
    }

    [Theory]
    [InlineData("doctor", "--json")]
    [InlineData("unregister", "--dry-run")]
    [InlineData("unregister", "--yes")]
    [InlineData("unregister", "--yes", "--json")]
    [InlineData("unregister")]
    public async Task Nor_does_it_once_the_app_is_registered(params string[] arguments)
    {
        WriteApp(RightMembers);
        Assert.Equal(0, (await _scenario.RunAsync("register", Name)).ExitCode);

        AssertHarmlessAndComplete(await _scenario.RunAsync([.. arguments, Name]));
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("register")]
    [InlineData("links", "check")]
    public async Task Nor_does_it_where_okta_json_has_an_error(params string[] arguments)
    {
        WriteApp("\"redirectUri\": \"\", \"unknown\": 1");

        AssertHarmless(await _scenario.RunAsync([.. arguments, Name]));
    }

    [Fact]
    public async Task Nor_does_it_where_okta_json_cannot_be_read()
    {
        Directory.CreateDirectory(_scenario.PathOf($"{Name}/okta.json"));
        _scenario.AddApp("First");

        AssertHarmless(await _scenario.RunAsync("register", $"{Name}/okta.json"));
        AssertHarmless(await _scenario.RunAsync("register", Name));
    }

    [Fact]
    public async Task Nor_does_it_in_a_question()
    {
        WriteApp(RightMembers);
        var registered = await _scenario.RunAsync("register", Name);
        (_scenario.IsInteractive, _scenario.Input) = (true, "n\n");

        var result = await _scenario.RunAsync("unregister", Name);

        Assert.Equal(0, registered.ExitCode);
        Assert.Contains("delete", result.Error, StringComparison.Ordinal);
        AssertHarmless(result);
    }

    public void Dispose() => _scenario.Dispose();

    private void WriteApp(string members) => _scenario.Write($"{Name}/okta.json", $$"""{ "clientId": "{clientId}", {{members}} }""");

    private static void AssertHarmlessAndComplete(ToolResult result)
    {
        // An error in okta.json ends every command with the same lines.
        Assert.DoesNotContain("Nothing was sent", $"{result}", StringComparison.Ordinal);
        AssertHarmless(result);
    }

    private static void AssertHarmless(ToolResult result)
    {
        var printed = result.Output + result.Error;
        Assert.Contains("RED", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(printed, static c => c is '\u202e' || (char.IsControl(c) && c is not ('\n' or '\r')));
        Assert.DoesNotContain(printed.Split('\n'), static line => line.StartsWith("Second", StringComparison.Ordinal));
    }
}
