using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SsoConfig.Providers.Tests.Support;

/// <summary>The process of a provider on a free port of the loopback interface, with a folder of its own; both end with it.</summary>
internal sealed class ProviderProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly StringBuilder _output = new();
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private ProviderProcess(Process process, DirectoryInfo folder)
    {
        _process = process;
        _folder = folder;
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <param name="start">What to run.</param>
    /// <param name="folder">Its files; deleted when it has ended.</param>
    /// <param name="ready">An address that responds with success when it is ready.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">It ended, or does not respond; the message has what it printed.</exception>
    public static async Task<ProviderProcess> StartAsync(
        ProcessStartInfo start,
        DirectoryInfo folder,
        Uri ready,
        CancellationToken cancellationToken
    )
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var provider = new ProviderProcess(Process.Start(start)!, folder);
        provider._process.OutputDataReceived += provider.Keep;
        provider._process.ErrorDataReceived += provider.Keep;
        provider._process.BeginOutputReadLine();
        provider._process.BeginErrorReadLine();
        try
        {
            await provider.WaitAsync(ready, cancellationToken);
            return provider;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task WaitAsync(Uri ready, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(started) < StartLimit)
        {
            try
            {
                using var response = await http.GetAsync(ready, cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }

                break;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }

        throw new InvalidOperationException($"{_process.StartInfo.FileName} is not ready at {ready}: {Output()}");
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }
}
