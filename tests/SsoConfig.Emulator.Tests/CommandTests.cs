using System.CommandLine;
using System.Text.RegularExpressions;
using SsoConfig.Emulator.Family;
using SsoConfig.Eng;

namespace SsoConfig.Emulator.Tests;

public sealed partial class CommandTests
{
    [Fact]
    public void The_workflow_runs_commands_that_there_are()
    {
        var workflow = File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", "emulator.yml"));

        var commands = Call().Matches(workflow).Select(static match => match.Groups[1].Value.Trim()).ToList();

        Assert.Equal(["build", "sign-in"], commands);
        Assert.All(commands, static command => Assert.Empty(EmulatorCommand.Create().Parse(command).Errors));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sign-in --password secret")]
    [InlineData("sign-in --pictures")]
    public void A_wrong_call_is_refused(string arguments) => Assert.NotEmpty(EmulatorCommand.Create().Parse(arguments).Errors);

    [Fact]
    public async Task Without_the_apps_a_sign_in_says_to_build_them()
    {
        Assert.SkipWhen(EmulatorFamily.IsBuilt, "The apps for the emulator are built.");
        await using var error = new StringWriter();

        var exitCode = await EmulatorCommand
            .Create()
            .Parse(["sign-in", "--adb", "adb"])
            .InvokeAsync(new InvocationConfiguration { Error = error }, TestContext.Current.CancellationToken);

        Assert.Equal(1, exitCode);
        Assert.Contains("Run the command 'build' first.", error.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"--project tests/SsoConfig\.Emulator -- (.*)")]
    private static partial Regex Call();
}
