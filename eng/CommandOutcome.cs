namespace SsoConfig.Eng;

/// <summary>What a finished process left behind.</summary>
/// <param name="CommandLine">What was run, for messages.</param>
public sealed record CommandOutcome(string CommandLine, int ExitCode, string StandardOutput, string StandardError)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Both streams, for messages.</summary>
    public string Output => StandardOutput + StandardError;

    /// <exception cref="CommandFailedException">The process did not exit with 0.</exception>
    public CommandOutcome EnsureSucceeded() => Succeeded ? this : throw new CommandFailedException(this);
}
