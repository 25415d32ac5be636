using CliWrap;
using CliWrap.Buffered;

namespace SsoConfig.Eng;

/// <summary>Runs a program to its end and keeps what it printed.</summary>
public static class Command
{
    public static async Task<CommandOutcome> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string?>? environment = null,
        CancellationToken cancellationToken = default
    )
    {
        var command = Cli.Wrap(program)
            .WithArguments(arguments)
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(environment ?? new Dictionary<string, string?>())
            .WithValidation(CommandResultValidation.None);
        var result = await command.ExecuteBufferedAsync(cancellationToken);
        return new CommandOutcome($"{program} {string.Join(' ', arguments)}", result.ExitCode, result.StandardOutput, result.StandardError);
    }
}
