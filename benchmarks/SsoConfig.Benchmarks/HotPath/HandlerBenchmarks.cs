using System.Net;
using BenchmarkDotNet.Attributes;
using Duende.IdentityModel.OidcClient;

namespace SsoConfig.Benchmarks.HotPath;

/// <summary>What a handler with an access token adds to a request that never leaves the process.</summary>
[MemoryDiagnoser]
public class HandlerBenchmarks : IDisposable
{
    private static readonly Uri Resource = new("https://resource.example/");
    private HttpMessageInvoker _bare = null!;
    private HttpMessageInvoker _ours = null!;
    private HttpMessageInvoker _duende = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _bare = new HttpClient(new ImmediateResponse());
        _ours = new HttpClient(
            new SsoAccessTokenHandler(await SignedInClients.OursAsync(), Resource) { InnerHandler = new ImmediateResponse() }
        );
        _duende = new HttpClient(
            new RefreshTokenDelegatingHandler(
                new OidcClient(new OidcClientOptions { Authority = "https://issuer.example", ClientId = "client" }),
                "access-token",
                "refresh-token",
                innerHandler: new ImmediateResponse()
            )
        );
    }

    [Benchmark(Baseline = true, Description = "HttpClient without a token")]
    public Task<HttpStatusCode> Bare() => SendAsync(_bare);

    [Benchmark(Description = "SsoAccessTokenHandler")]
    public Task<HttpStatusCode> Ours() => SendAsync(_ours);

    [Benchmark(Description = "Duende RefreshTokenDelegatingHandler")]
    public Task<HttpStatusCode> Duende() => SendAsync(_duende);

    [GlobalCleanup]
    public void Dispose()
    {
        _bare.Dispose();
        _ours.Dispose();
        _duende.Dispose();
        GC.SuppressFinalize(this);
    }

    private static async Task<HttpStatusCode> SendAsync(HttpMessageInvoker invoker)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Resource);
        using var response = await invoker.SendAsync(request, CancellationToken.None);
        return response.StatusCode;
    }
}
