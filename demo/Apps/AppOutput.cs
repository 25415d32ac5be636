namespace SsoConfig.Demo.Apps;

/// <summary>What an app's command printed.</summary>
/// <param name="CommandLine">The command as a user types it.</param>
/// <param name="ExitCode">0 done, 1 failed, 2 wrong usage, 3 no session or interaction needed, 4 cancelled.</param>
internal sealed record AppOutput(string CommandLine, int ExitCode, string Text)
{
    /// <exception cref="InvalidOperationException">The command ended another way; the message has what it printed.</exception>
    public AppOutput Expect(int exitCode) =>
        ExitCode == exitCode
            ? this
            : throw new InvalidOperationException(
                $"{CommandLine} should exit with {exitCode}; it exited with {ExitCode} and printed: {Text}"
            );
}
