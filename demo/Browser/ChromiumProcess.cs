using System.Diagnostics;

namespace SsoConfig.Demo.Browser;

/// <summary>A running Chromium that can be driven over its debugging port.</summary>
internal sealed class ChromiumProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(20);
    private readonly Process _process;

    private ChromiumProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<ChromiumProcess> StartAsync(
        string program,
        string profile,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellationToken
    )
    {
        // The browser writes the port it chose into this file; one of an earlier run would mislead.
        var portFile = Path.Combine(profile, "DevToolsActivePort");
        File.Delete(portFile);
        var process = Process.Start(StartInfo(program, profile, environment))!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChromiumProcess(process, await ReadPortAsync(portFile, process, cancellationToken));
    }

    /// <summary>Waits until the browser has closed by itself and so has written its cookies.</summary>
    public async Task WaitForExitAsync(CancellationToken cancellationToken) =>
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(CloseLimit, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string program, string profile, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in Arguments(profile))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static IEnumerable<string> Arguments(string profile)
    {
        yield return "--headless";
        yield return $"--user-data-dir={profile}";
        yield return "--remote-debugging-port=0";
        yield return "--window-size=900,700";
        yield return "--no-first-run";
        yield return "--no-default-browser-check";
        yield return "--password-store=basic";
        yield return "--disable-gpu";
        yield return "--disable-background-networking";
        yield return "--disable-component-update";
        yield return "--disable-sync";
        yield return "--disable-quic";
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            // Chromium's sandbox does not start for root: https://crbug.com/638180
            yield return "--no-sandbox";
        }

        yield return "about:blank";
    }

    private static async Task<int> ReadPortAsync(string portFile, Process process, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < StartLimit && !process.HasExited; await Task.Delay(50, cancellationToken))
        {
            if (File.Exists(portFile) && await File.ReadAllLinesAsync(portFile, cancellationToken) is [var port, ..])
            {
                return int.Parse(port, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException(
            $"{process.StartInfo.FileName} did not open its debugging port within {StartLimit.TotalSeconds:0} s."
        );
    }
}
