using System.ComponentModel;
using System.Diagnostics;

namespace SsoConfig.Provisioning;

/// <summary>Asks another program a question.</summary>
internal static class ProgramOutput
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <returns>What it printed; null where it is not installed, failed or did not end.</returns>
    public static async Task<string?> ReadAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestWait);
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        // What the tool got from the environment is not for others.
        foreach (
            var secret in start
                .Environment.Keys.Where(static name =>
                    name.StartsWith("OKTA_", StringComparison.Ordinal) || name == "SSO_INITIAL_ACCESS_TOKEN"
                )
                .ToList()
        )
        {
            start.Environment.Remove(secret);
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            try
            {
                var output = await process.StandardOutput.ReadToEndAsync(limit.Token).ConfigureAwait(false);
                await errors.ConfigureAwait(false);
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                return process.ExitCode == 0 ? output : null;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
