using SsoConfig.LocalOrg;

namespace SsoConfig.Desktop.Tests.Support;

/// <summary>
/// Stops the app's next token request at a moment after the provider has issued the tokens and before the app has stored them, until it is
/// disposed.
/// </summary>
internal sealed class TokensUnderWay : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly LocalOrgServer _org;
    private readonly AppHome _home;
    private readonly Moment _moment;
    private readonly TaskCompletionSource _issued = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _released = new();
    private FileStream? _files;

    public TokensUnderWay(LocalOrgServer org, AppHome home, Moment moment)
    {
        (_org, _home, _moment) = (org, home, moment);
        _home.Variables["TEST_NETWORK_LOG"] = NetworkLog;
        File.Delete(NetworkLog);
        _org.Log.Added += OnLogged;
    }

    public enum Moment
    {
        /// <summary>The provider has the tokens in its database, and its response waits.</summary>
        BeforeTheResponse,

        /// <summary>The app has the response, and cannot get at its files: another process has locked them.</summary>
        BeforeTheStoring,
    }

    private string NetworkLog => _home["network.log"];

    /// <summary>The app has come to the moment, and goes no further.</summary>
    public async Task ReachedAsync()
    {
        await _issued.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        if (_moment == Moment.BeforeTheStoring)
        {
            await Eventually.Async(async () => (await ReadNetworkLogAsync()).Contains("/token responded", StringComparison.Ordinal));
        }
    }

    private async Task<string> ReadNetworkLogAsync()
    {
        // The app writes to it meanwhile, which Windows allows only if it is told so.
        using var log = new StreamReader(new FileStream(NetworkLog, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return await log.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _org.Log.Added -= OnLogged;
        _home.Variables.Remove("TEST_NETWORK_LOG");
        _released.Set();
        _files?.Dispose();
    }

    /// <summary>The org has issued the tokens, and sends its response when this returns.</summary>
    private void OnLogged(object? sender, LocalOrgEvent logged)
    {
        if (logged is not { Kind: "token", Outcome: "ok" })
        {
            return;
        }

        if (_moment == Moment.BeforeTheStoring)
        {
            _files = new FileStream(Path.Combine(_home.State, "files.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }

        _issued.TrySetResult();
        if (_moment == Moment.BeforeTheResponse)
        {
            _released.Wait(Limit);
        }
    }
}
