using System.ComponentModel;
using System.Globalization;
using System.Text;
using CliWrap;

namespace SsoConfig.Emulator.Bridge;

/// <summary>Runs commands of adb, each with a time limit.</summary>
/// <param name="program">The path of adb.</param>
/// <param name="serial">The device, if there are several.</param>
/// <param name="pace">Its time limits.</param>
internal sealed class AndroidDebugBridge(string program, string? serial, Pace pace)
{
    /// <summary>Runs a command and returns what it printed, with line feeds alone.</summary>
    /// <exception cref="DeviceException">It failed or did not end; the message has what it printed.</exception>
    public async Task<string> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var shown = "adb " + string.Join(' ', arguments);
        var output = await ExecuteAsync(shown, arguments, PipeSource.Null, isSecret: false, cancellationToken);
        return Encoding.UTF8.GetString(output).ReplaceLineEndings("\n");
    }

    /// <summary>Runs a command and returns the bytes that it printed.</summary>
    /// <exception cref="DeviceException">It failed or did not end.</exception>
    public Task<byte[]> ReadAsync(CancellationToken cancellationToken, params string[] arguments) =>
        ExecuteAsync("adb " + string.Join(' ', arguments), arguments, PipeSource.Null, isSecret: false, cancellationToken);

    /// <summary>
    /// Runs a script in the device's shell. It goes through standard input, so that it is in no command line of this machine; neither the
    /// script nor what it prints is in a message.
    /// </summary>
    /// <exception cref="DeviceException">It failed or did not end.</exception>
    public Task RunSecretlyAsync(string script, CancellationToken cancellationToken) =>
        ExecuteAsync(
            "adb shell -T sh (a script that is not shown)",
            ["shell", "-T", "sh"],
            PipeSource.FromString(script + "\n"),
            isSecret: true,
            cancellationToken
        );

    private async Task<byte[]> ExecuteAsync(
        string shown,
        string[] arguments,
        PipeSource input,
        bool isSecret,
        CancellationToken cancellationToken
    )
    {
        using var output = new MemoryStream();
        var errors = new StringBuilder();
        using var limit = new CancellationTokenSource(pace.Command, pace.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var result = await Cli.Wrap(program)
                .WithArguments(serial is null ? arguments : ["-s", serial, .. arguments])
                .WithStandardInputPipe(input)
                .WithStandardOutputPipe(PipeTarget.ToStream(output))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(either.Token);
            return result.ExitCode == 0
                ? output.ToArray()
                : throw new DeviceException($"'{shown}' exited with {result.ExitCode}.{(isSecret ? "" : Printed(output, errors))}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DeviceException(
                string.Create(CultureInfo.InvariantCulture, $"'{shown}' did not end within {pace.Command.TotalSeconds:0} s.")
            );
        }
        catch (Win32Exception exception)
        {
            throw new DeviceException($"'{program}' cannot be started: {exception.Message} Install the Android platform tools.");
        }
    }

    private static string Printed(MemoryStream output, StringBuilder errors) =>
        string.Concat(
            new[] { Encoding.UTF8.GetString(output.ToArray()).Trim(), errors.ToString().Trim() }
                .Where(static text => text.Length > 0)
                .Select(static text => " " + text)
        );
}
