using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Terminal;

/// <summary>A repository names its folders and files as it likes, and a terminal acts on what it is shown.</summary>
public sealed class HostileNameTests : IDisposable
{
    private const string Name = "ap\u001b[31mRED\u009b2J\nSecond: is up to date\u202e";
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
    [InlineData("register", "--as", "terraform")]
    [InlineData("unregister", "--dry-run")]
    [InlineData("unregister")]
    public async Task A_folders_name_does_not_act_on_the_terminal_or_begin_a_line(params string[] arguments)
    {
        WriteApp("\"redirectUri\": \"com.first.sample:/callback\"");

        AssertHarmless(await _scenario.RunAsync([.. arguments, Name]));
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
        WriteApp("\"redirectUri\": \"com.first.sample:/callback\"");
        await _scenario.RunAsync("register", Name);
        (_scenario.IsInteractive, _scenario.Input) = (true, "n\n");

        AssertHarmless(await _scenario.RunAsync("unregister", Name));
    }

    public void Dispose() => _scenario.Dispose();

    private void WriteApp(string members) => _scenario.Write($"{Name}/okta.json", $$"""{ "clientId": "{clientId}", {{members}} }""");

    private static void AssertHarmless(ToolResult result)
    {
        var printed = result.Output + result.Error;
        Assert.Contains("RED", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(printed, static c => c is '\u202e' || (char.IsControl(c) && c is not ('\n' or '\r')));
        Assert.DoesNotContain(printed.Split('\n'), static line => line.StartsWith("Second", StringComparison.Ordinal));
    }
}
