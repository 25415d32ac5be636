namespace SsoConfig.Eng;

/// <summary>A command that had to succeed did not.</summary>
public sealed class CommandFailedException(CommandOutcome outcome)
    : Exception($"{outcome.CommandLine}\nexited with {outcome.ExitCode}:\n{outcome.Output}");
