using System.ComponentModel;
using System.Diagnostics;

namespace SsoConfig.Desktop.Commands;

/// <summary>What a tool of the operating system has written and returned.</summary>
internal sealed record SystemToolResult(int ExitCode, string Output, string Error);

/// <summary>Runs tools of the operating system to their end, without blocking a thread and never for ever.</summary>
internal static class SystemTool
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    // What a process that the tool has started may keep open is not waited for.
    private static readonly TimeSpan OutputLimit = TimeSpan.FromSeconds(1);

    /// <exception cref="Win32Exception">It is not installed or cannot be started.</exception>
    /// <exception cref="TimeoutException">It did not end in time, and was ended.</exception>
    public static async Task<SystemToolResult> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string input,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(ProgramPath.Find(program) ?? throw new Win32Exception($"{program} is not installed."), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new Win32Exception();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limit);

        // Both are read while it runs: a tool whose pipe is full waits for its reader.
        var output = process.StandardOutput.ReadToEndAsync(limited.Token);
        var error = process.StandardError.ReadToEndAsync(limited.Token);
        try
        {
            await WriteAsync(process, input, limited.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{program} did not end within {Limit.TotalSeconds:0} seconds.");
        }

        return new SystemToolResult(
            process.ExitCode,
            await TextAsync(output).ConfigureAwait(false),
            await TextAsync(error).ConfigureAwait(false)
        );
    }

    private static async Task WriteAsync(Process process, string input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading.
        }
    }

    private static async Task<string> TextAsync(Task<string> stream)
    {
        try
        {
            return (await stream.WaitAsync(OutputLimit).ConfigureAwait(false)).Trim();
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return "";
        }
    }
}
