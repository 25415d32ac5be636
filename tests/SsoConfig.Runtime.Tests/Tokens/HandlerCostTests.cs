using System.Net;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Tokens;

/// <summary>What the handler adds to a request, as a share of what the request takes anyway in the same run.</summary>
public sealed class HandlerCostTests
{
    private const int Requests = 200;
    private static readonly Uri Api = new("https://api.example.com/");

    [Fact]
    public async Task A_request_with_a_token_takes_less_than_twice_the_memory_of_one_without()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        using var bare = new HttpClient(new EmptyResource());
        using var ours = new HttpClient(new SsoAccessTokenHandler(scenario.Client, Api) { InnerHandler = new EmptyResource() });
        await AllocatedAsync(bare);
        await AllocatedAsync(ours);

        var (without, with) = (await AllocatedAsync(bare), await AllocatedAsync(ours));

        Assert.True(with < without * 2, $"{with / Requests} B with a token, {without / Requests} B without");
    }

    // Nothing in here waits, so all of it happens on one thread.
    private static async Task<long> AllocatedAsync(HttpClient client)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Requests; i++)
        {
            using var response = await client.GetAsync(Api, TestContext.Current.CancellationToken);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class EmptyResource : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request });
    }
}
