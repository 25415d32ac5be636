using SsoConfig.Tool.Tests.Support;

namespace SsoConfig.Tool.Tests.Cli;

/// <summary>A repository names its folders as it likes, and a terminal acts on what it is shown.</summary>
public sealed class HostileNameTests : IDisposable
{
    private const string Name = "ap\u001b[31mRED\u009b2J\u202e";
    private readonly AppFamily _family = AppFamily.CreatePair();

    public HostileNameTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");

    [Fact]
    public async Task The_folder_of_an_app_does_not_act_on_the_terminal_of_a_running_org()
    {
        _family.Write(
            $"{Name}/okta.json",
            await File.ReadAllTextAsync(Path.Combine(_family.Path, "First", "okta.json"), TestContext.Current.CancellationToken)
        );
        await using var tool = ToolProcess.Start(_family.Path, "org", "--app", Name);
        Assert.StartsWith("ready:", await tool.ReadLineAsync(), StringComparison.Ordinal);

        await tool.InterruptAsync();

        AssertHarmless(tool.Error);
    }

    [Fact]
    public async Task Nor_does_it_in_an_error()
    {
        _family.Write($"{Name}/okta.json", "{ \"redirectUri\": 7 }");

        var (exitCode, _, error) = await ToolProcess.RunAsync(_family.Path, "org", "--app", Name);

        Assert.Equal(1, exitCode);
        AssertHarmless(error);
    }

    public void Dispose() => _family.Dispose();

    private static void AssertHarmless(string printed)
    {
        Assert.Contains("RED", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(printed, static c => c is '\u202e' || (char.IsControl(c) && c is not ('\n' or '\r')));
    }
}
