using System.Net.Http.Json;
using System.Text.Json;
using CliWrap;
using SsoConfig.Demo.Apps;

namespace SsoConfig.Demo.Org;

/// <summary>The running local org: <c>sso org</c>, as a user would start it in a second terminal.</summary>
internal sealed class OrgProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    /// <summary>Short, so that an app that comes back a little later has to refresh.</summary>
    private const string AccessTokenSeconds = "2";
    private readonly HttpClient _client = new();
    private readonly CancellationTokenSource _interrupt = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];
    private readonly Task _running;
    private readonly Uri _log;

    private OrgProcess(string tool, string issuer, IReadOnlyList<string> arguments)
    {
        Origin = new Uri(issuer).GetLeftPart(UriPartial.Authority);
        _log = new Uri($"{Origin}/log");
        _running = RunAsync(tool, arguments);
    }

    /// <summary>Scheme, host and port of the issuer.</summary>
    public string Origin { get; }

    /// <param name="cookie"><c>session</c> or <c>persistent</c>.</param>
    /// <exception cref="InvalidOperationException">It ended or did not get ready; the message has what it printed.</exception>
    public static async Task<OrgProcess> StartAsync(
        string tool,
        string issuer,
        IReadOnlyList<GeneratedApp> apps,
        string cookie,
        CancellationToken cancellationToken
    )
    {
        string[] arguments = ["--cookie", cookie, .. apps.SelectMany(static app => new[] { "--app", app.OktaJson })];
        return await StartAsync(tool, issuer, arguments, cancellationToken);
    }

    /// <summary>Starts it without an app; apps register while it runs.</summary>
    /// <exception cref="InvalidOperationException">It ended or did not get ready; the message has what it printed.</exception>
    public static Task<OrgProcess> StartWithRegistrationAsync(string tool, string issuer, CancellationToken cancellationToken) =>
        StartAsync(tool, issuer, ["--registration", "--issuer", issuer], cancellationToken);

    private static async Task<OrgProcess> StartAsync(
        string tool,
        string issuer,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var org = new OrgProcess(tool, issuer, ["org", "--access-token-lifetime", AccessTokenSeconds, .. arguments]);
        await Task.WhenAny(org._ready.Task, org._running, Task.Delay(StartLimit, cancellationToken));
        return org._ready.Task.IsCompletedSuccessfully
            ? org
            : throw new InvalidOperationException($"The local org did not get ready:\n{string.Join('\n', org._output)}");
    }

    /// <summary>What has happened between that entry and now.</summary>
    public async Task<OrgLog> LogSinceAsync(int mark, CancellationToken cancellationToken) =>
        new([.. (await EntriesAsync(cancellationToken)).Skip(mark)]);

    /// <summary>How many entries the log has now.</summary>
    public async Task<int> MarkAsync(CancellationToken cancellationToken) => (await EntriesAsync(cancellationToken)).Length;

    public async ValueTask DisposeAsync()
    {
        await _interrupt.CancelAsync();
        _kill.CancelAfter(TimeSpan.FromSeconds(10));
        await _running;
        _client.Dispose();
        _interrupt.Dispose();
        _kill.Dispose();
    }

    private async Task<JsonElement[]> EntriesAsync(CancellationToken cancellationToken) =>
        await _client.GetFromJsonAsync<JsonElement[]>(_log, cancellationToken) ?? [];

    private async Task RunAsync(string tool, IReadOnlyList<string> arguments)
    {
        try
        {
            var line = PipeTarget.ToDelegate(Read);
            await Cli.Wrap(tool)
                .WithArguments(arguments)
                .WithStandardOutputPipe(line)
                .WithStandardErrorPipe(line)
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(_kill.Token, _interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped on purpose.
        }
    }

    private void Read(string line)
    {
        _output.Add(line);
        if (line.StartsWith("ready:", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }
}
