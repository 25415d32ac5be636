using CliWrap;
using Xunit;

namespace SsoTemplates.Tests.Harness;

/// <summary><c>dotnet watch</c> of a desktop app whose command ends at once, until this is disposed of.</summary>
internal sealed class RunningWatch : IDisposable
{
    private const string Report = "\"command\":\"whoami\"";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly CancellationTokenSource _end = new();
    private readonly List<string> _lines = [];
    private readonly Task _running;

    public RunningWatch(string folder, IReadOnlyDictionary<string, string?> environment)
    {
        var lines = PipeTarget.ToDelegate(Read);
        _running = Cli.Wrap("dotnet")
            .WithArguments(["watch", "--non-interactive", "run", "--framework", "net10.0", "--", "whoami", "--json"])
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(new Dictionary<string, string?>(environment) { ["SSO_HOME"] = Path.Combine(folder, "..", "home") })
            .WithStandardOutputPipe(lines)
            .WithStandardErrorPipe(lines)
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(_end.Token)
            .Task.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    /// <summary>Waits until the app has run that many times, and the command waits for a change.</summary>
    public async Task WaitForRunAsync(int count)
    {
        for (var waited = TimeSpan.Zero; waited < Limit && !_running.IsCompleted; waited += TimeSpan.FromMilliseconds(200))
        {
            if (HasRun(count))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }

        lock (_lines)
        {
            Assert.Fail($"The app did not run {count} times:\n{string.Join('\n', _lines)}");
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _running.Wait();
        _end.Dispose();
    }

    /// <summary>After each run of an app that ends, the command says that it waits for a file to change.</summary>
    private bool HasRun(int count)
    {
        lock (_lines)
        {
            var last = _lines
                .Index()
                .Where(static line => line.Item.Contains(Report, StringComparison.Ordinal))
                .Select(static line => line.Index)
                .ToList();
            return last.Count >= count
                && _lines.Skip(last[count - 1]).Any(static line => line.Contains("before restarting", StringComparison.Ordinal));
        }
    }

    private void Read(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
        }
    }
}
