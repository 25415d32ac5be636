using System.Net;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Tokens;

/// <summary>A handler around ours that sends one request several times: retry, failover.</summary>
public sealed class OuterHandlerTests
{
    private static readonly Uri Api = new("https://api.example.com/");

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task The_token_leaves_the_request_with_the_response(HttpStatusCode status)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new ResourceServer(status);
        using var http = new HttpClient(new SsoAccessTokenHandler(scenario.Client, Api) { InnerHandler = resource });
        using var request = new HttpRequestMessage(HttpMethod.Get, Api);

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.NotNull(Assert.Single(resource.Authorizations));
        Assert.False(request.Headers.Contains("Authorization"));
    }

    [Fact]
    public async Task A_failover_to_a_foreign_origin_takes_no_token_along()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new ResourceServer(HttpStatusCode.ServiceUnavailable);
        using var http = Client(scenario, resource, static request => request.RequestUri = new Uri("https://evil.example.com/"));

        await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal([true, false], resource.Authorizations.Select(static header => header is not null));
    }

    [Fact]
    public async Task A_failover_after_an_exception_takes_no_token_along()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new ResourceServer
        {
            Refuses = static request => request.RequestUri == Api ? throw new HttpRequestException("reset") : false,
        };
        using var http = Client(scenario, resource, static request => request.RequestUri = new Uri("https://evil.example.com/"));

        await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal([true, false], resource.Authorizations.Select(static header => header is not null));
    }

    [Fact]
    public async Task A_retry_is_sent_with_the_token_of_its_own_time()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new ResourceServer(HttpStatusCode.ServiceUnavailable);
        using var http = Client(scenario, resource, _ => scenario.Time.Advance(TimeSpan.FromHours(1)));

        await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(2, resource.Authorizations.Select(static header => header!.Parameter).Distinct().Count());
    }

    [Fact]
    public async Task A_retry_whose_token_is_refused_renews_it()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ResourceServer(HttpStatusCode.ServiceUnavailable, HttpStatusCode.Unauthorized, HttpStatusCode.OK);
        using var http = Client(scenario, resource, static _ => { });

        using var response = await http.PostAsync(Api, new StringContent("body"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["body", "body", "body"], resource.Bodies);
    }

    private static HttpClient Client(Scenario scenario, ResourceServer resource, Action<HttpRequestMessage> beforeRetry) =>
        new(new Retry(beforeRetry) { InnerHandler = new SsoAccessTokenHandler(scenario.Client, Api) { InnerHandler = resource } });

    private sealed class Retry(Action<HttpRequestMessage> beforeRetry) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
                {
                    return response;
                }
            }
            catch (HttpRequestException)
            {
                // Tried once more below.
            }

            beforeRetry(request);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
