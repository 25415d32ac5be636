using System.Net;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace SsoConfig.Benchmarks.HotPath;

/// <summary>What a token that is bound to a key (DPoP) adds to a request that never leaves the process.</summary>
[MemoryDiagnoser]
public class BoundCallBenchmarks : IDisposable
{
    private static readonly Uri Resource = new("https://resource.example/");
    private static readonly byte[] Data = new byte[512];
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private SsoClient _bearerClient = null!;
    private SsoClient _boundClient = null!;
    private HttpClient _bearer = null!;
    private HttpClient _bound = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _bearer = Create(_bearerClient = await SignedInClients.OursAsync());
        _bound = Create(_boundClient = await SignedInClients.BoundAsync());
        await EnsureBoundAsync();
    }

    [Benchmark(Baseline = true, Description = "SsoAccessTokenHandler")]
    public Task<HttpStatusCode> Bearer() => SendAsync(_bearer);

    [Benchmark(Description = "SsoAccessTokenHandler, token bound to a key")]
    public Task<HttpStatusCode> Bound() => SendAsync(_bound);

    [Benchmark(Description = "one signature with ES256, and nothing else")]
    public byte[] Signature() => _key.SignData(Data, HashAlgorithmName.SHA256);

    [GlobalCleanup]
    public void Dispose()
    {
        _bearer.Dispose();
        _bound.Dispose();
        _bearerClient.Dispose();
        _boundClient.Dispose();
        _key.Dispose();
        GC.SuppressFinalize(this);
    }

    private static HttpClient Create(SsoClient client) =>
        new(new SsoAccessTokenHandler(client, Resource) { InnerHandler = new ImmediateResponse() });

    private static async Task<HttpStatusCode> SendAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Resource);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>A request without a proof would be measured as a very fast one.</summary>
    private async Task EnsureBoundAsync()
    {
        using var response = await _bound.GetAsync(Resource);
        if (response.Headers.Vary.SingleOrDefault() != "DPoP")
        {
            throw new InvalidOperationException("The request had no proof.");
        }
    }
}
