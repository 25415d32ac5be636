using System.Diagnostics;
using System.Text;

namespace SsoConfig.Tool.Tests.Support;

/// <summary>The tool as its own process, as users and scripts run it. Its temporary folder is the one it runs in.</summary>
internal sealed class ToolProcess : IAsyncDisposable
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "SsoConfig.Tool.dll");
    private readonly Process _process;
    private readonly StringBuilder _error = new();

    private ToolProcess(string folder, IReadOnlyDictionary<string, string?> variables, string[] arguments)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Tool, .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["TMPDIR"] = folder,
                    ["TEMP"] = folder,
                    ["TMP"] = folder,
                },
            },
        };
        foreach (var (name, value) in variables)
        {
            _process.StartInfo.Environment[name] = value;
        }

        _process.ErrorDataReceived += (_, line) => _error.AppendLine(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
    }

    public static ToolProcess Start(string folder, params string[] arguments) =>
        Start(folder, new Dictionary<string, string?>(), arguments);

    public static ToolProcess Start(string folder, IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        new(folder, variables, arguments);

    /// <summary>Runs the tool to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, params string[] arguments)
    {
        await using var tool = Start(folder, arguments);
        var output = await tool._process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tool._process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (tool._process.ExitCode, output, tool._error.ToString());
    }

    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>Asks the tool to end, as Ctrl+C does, and waits for it. Where it can't be asked, the test skips itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> InterruptAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no signal to send on Windows.");
        Assert.SkipWhen(
            Interrupt.IsIgnored,
            "The tests run where Ctrl+C is ignored (nohup, or a shell's background job), and so does the tool."
        );
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public string Error => _error.ToString();

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
