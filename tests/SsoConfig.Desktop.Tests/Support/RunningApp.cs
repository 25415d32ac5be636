using System.Diagnostics;
using SsoConfig.Eng;

namespace SsoConfig.Desktop.Tests.Support;

/// <summary>A running SsoConfig.Desktop.TestApp.</summary>
internal sealed class RunningApp : IDisposable
{
    public static readonly string Program =
        Path.Combine(AppContext.BaseDirectory, "SsoConfig.Desktop.TestApp") + (OperatingSystem.IsWindows() ? ".exe" : "");

    private readonly Process _process;

    private RunningApp(Process process) => _process = process;

    /// <summary>Runs the app to its end; its last line.</summary>
    public static Task<string> RunAsync(AppHome home, params string[] arguments) => RunFromAsync(Program, home, arguments);

    /// <summary>Runs the app to its end; its exit code and all that it has written.</summary>
    public static Task<CommandOutcome> OutcomeAsync(AppHome home, params string[] arguments) =>
        Command.RunAsync(Program, arguments, home.Path, home.Variables, TestContext.Current.CancellationToken);

    /// <summary>The same with a copy of the app.</summary>
    public static async Task<string> RunFromAsync(string program, AppHome home, params string[] arguments)
    {
        using var app = Start(program, home, arguments);
        return await app.LastLineAsync();
    }

    private static RunningApp Start(string program, AppHome home, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in home.Variables)
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        return new RunningApp(Process.Start(start)!);
    }

    /// <summary>Starts the app and returns once it is about to do what it was asked for.</summary>
    public static async Task<RunningApp> StartedAsync(AppHome home, params string[] arguments)
    {
        var app = Start(Program, home, arguments);
        await app._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return app;
    }

    public async Task<string> LastLineAsync() => (await LinesAsync())[^1];

    /// <summary>The next line; a minute is far more than the app ever takes to write one.</summary>
    public Task<string?> NextLineAsync() =>
        _process
            .StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    /// <summary>All lines that it has written since <see cref="StartedAsync"/>, but those that were read one by one.</summary>
    public async Task<string[]> LinesAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.TrimEnd().Split('\n');
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>SIGSTOP: the process is there and does nothing, until <see cref="ContinueAsync"/>.</summary>
    public Task StopAsync() => SignalAsync("-STOP");

    public Task ContinueAsync() => SignalAsync("-CONT");

    /// <summary>SIGKILL: nothing in the process runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private async Task SignalAsync(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        (
            await Command.RunAsync("kill", [signal, $"{Id}"], Path.GetTempPath(), cancellationToken: TestContext.Current.CancellationToken)
        ).EnsureSucceeded();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
