using BenchmarkDotNet.Attributes;
using Microsoft.Identity.Client;

namespace SsoConfig.Benchmarks.HotPath;

/// <summary>What an app pays for the access token before each request, while the token is good.</summary>
[MemoryDiagnoser]
public class AccessTokenBenchmarks : IDisposable
{
    private SsoClient _ours = null!;
    private IPublicClientApplication _msal = null!;
    private IAccount _msalAccount = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _ours = await SignedInClients.OursAsync();
        (_msal, _msalAccount) = await SignedInClients.MsalAsync();
    }

    [Benchmark(Baseline = true, Description = "SsoClient.GetAccessTokenAsync")]
    public async ValueTask<AccessTokenResult> Ours() => await _ours.GetAccessTokenAsync();

    [Benchmark(Description = "MSAL.NET AcquireTokenSilent, cached")]
    public async Task<AuthenticationResult> Msal() =>
        await _msal.AcquireTokenSilent(SignedInClients.MsalScopes, _msalAccount).ExecuteAsync();

    [GlobalCleanup]
    public void Dispose()
    {
        _ours.Dispose();
        GC.SuppressFinalize(this);
    }
}
