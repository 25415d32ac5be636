using System.ComponentModel;
using System.Diagnostics;
using SsoConfig.Desktop.Commands;

namespace SsoConfig.Provisioning;

/// <summary>Asks another program a question.</summary>
internal static class ProgramOutput
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, string> None = [];

    /// <returns>What it printed; null where it is not installed, failed or did not end.</returns>
    public static Task<string?> ReadAsync(string program, string[] arguments, CancellationToken cancellationToken) =>
        ReadAsync(program, arguments, None, cancellationToken);

    /// <inheritdoc cref="ReadAsync(string, string[], CancellationToken)"/>
    /// <param name="variables">What it has in its environment beside what this process has.</param>
    public static async Task<string?> ReadAsync(
        string program,
        string[] arguments,
        IReadOnlyDictionary<string, string> variables,
        CancellationToken cancellationToken
    )
    {
        if (ProgramPath.Find(program) is not { } path)
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestWait);
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        // What the tool got from the environment is not for others.
        foreach (
            var secret in start
                .Environment.Keys.Where(static name =>
                    name.StartsWith("OKTA_", StringComparison.Ordinal) || name is "SSO_INITIAL_ACCESS_TOKEN" or "SSO_KEYSTORE_PASSWORD"
                )
                .ToList()
        )
        {
            start.Environment.Remove(secret);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
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
