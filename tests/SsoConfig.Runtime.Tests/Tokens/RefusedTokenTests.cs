using System.Net;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Tokens;

/// <summary>A resource server responds with 401 to a request that had the token.</summary>
public sealed class RefusedTokenTests
{
    private static readonly Uri Api = new("https://api.example.com/base");

    [Fact]
    public async Task A_refused_token_is_renewed_and_the_request_with_its_body_sent_once_more()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var refused = await scenario.ValidAccessTokenAsync();
        var resource = new ResourceServer(HttpStatusCode.Unauthorized, HttpStatusCode.OK);
        using var http = Client(scenario, resource);
        using var content = new StringContent("the body");

        using var response = await http.PostAsync(Api, content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            [refused, await scenario.ValidAccessTokenAsync()],
            resource.Authorizations.Select(static header => header!.Parameter!)
        );
        Assert.Equal(["the body", "the body"], resource.Bodies);
    }

    [Fact]
    public async Task A_second_refusal_is_final()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ResourceServer(HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK);
        using var http = Client(scenario, resource);

        using var response = await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(2, resource.Authorizations.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Another_status_renews_nothing(HttpStatusCode status)
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ResourceServer(status);
        using var http = Client(scenario, resource);

        await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Single(resource.Authorizations);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Theory]
    [InlineData("Bearer", true)]
    [InlineData("Bearer realm=\"example\"", true)]
    [InlineData("Bearer error=\"invalid_token\", error_description=\"expired\"", true)]
    [InlineData("bearer Error=invalid_token", true)]
    [InlineData("Bearer realm=\"a \\\" error=\\\"invalid_request\", error=\"invalid_token\"", true)]
    [InlineData("Basic realm=\"example\"", true)]
    [InlineData("Basic error=\"invalid_request\"", true)]
    [InlineData("Bearer error=\"insufficient_scope\"", false)]
    [InlineData("Bearer realm=\"example\", error=\"invalid_request\"", false)]
    [InlineData("Bearer error=\"insufficient_user_authentication\", acr_values=\"mfa\"", false)]
    [InlineData("Bearer error=\"unterminated", true)]
    [InlineData("Bearer =invalid_request, error=insufficient_scope", false)]
    [InlineData("Bearer error=\"insufficient_scope\", error=\"invalid_token\"", false)]
    [Conformance("6750-3.1-a")]
    public async Task Only_a_token_that_is_called_invalid_or_refused_without_a_reason_is_renewed(string challenge, bool isRenewed)
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ResourceServer(HttpStatusCode.Unauthorized) { Challenge = challenge };
        using var http = Client(scenario, resource);

        using var response = await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(isRenewed ? 2 : 1, resource.Authorizations.Count);
        Assert.Equal(isRenewed ? 2 : 1, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task A_refusal_that_cannot_be_helped_comes_back_as_it_is()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        scenario.Provider.RespondInstead = static (_, _) => Task.FromResult<HttpResponseMessage?>(RecordingProvider.Error("invalid_grant"));
        var resource = new ResourceServer(HttpStatusCode.Unauthorized);
        using var http = Client(scenario, resource);

        using var response = await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Single(resource.Authorizations);
        Assert.Null(await scenario.GetSessionAsync());
    }

    [Fact]
    public async Task A_refused_token_without_refresh_token_is_not_sent_again()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response.Remove("refresh_token");
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromMinutes(1));
        var resource = new ResourceServer(HttpStatusCode.Unauthorized);
        using var http = Client(scenario, resource);

        await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Single(resource.Authorizations);
    }

    [Fact]
    public async Task The_first_token_for_an_api_is_not_renewed_while_it_is_seconds_old()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var orders = new AccessTokenRequest { Resource = "https://orders.example.com" };
        var refused = await scenario.ValidAccessTokenAsync(orders);

        var result = await scenario.Client.RenewAccessTokenAsync(orders, refused, TestContext.Current.CancellationToken);

        Assert.Equal(refused, Assert.IsType<AccessTokenResult.Valid>(result).AccessToken);
    }

    [Fact]
    public async Task A_hundred_refusals_of_one_token_cost_one_refresh()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var refused = await scenario.ValidAccessTokenAsync();
        var resource = new ResourceServer { Refuses = request => request.Headers.Authorization?.Parameter == refused };
        using var http = Client(scenario, resource);

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => Task.Run(() => http.GetAsync(Api, TestContext.Current.CancellationToken)))
        );

        Assert.All(responses, static response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(29_999, 1)]
    [InlineData(30_000, 2)]
    public async Task A_token_that_is_seconds_old_is_not_renewed_for_a_refusal(int age, int tokenRequests)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromMilliseconds(age));
        var resource = new ResourceServer(HttpStatusCode.Unauthorized);
        using var http = Client(scenario, resource);

        await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(tokenRequests, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task Two_hundred_calls_in_ten_minutes_to_a_resource_that_refuses_every_token_cost_few_refreshes()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new ResourceServer { Refuses = static _ => true };
        using var http = Client(scenario, resource);

        for (var call = 0; call < 200; call++)
        {
            await http.GetAsync(Api, TestContext.Current.CancellationToken);
            scenario.Time.Advance(TimeSpan.FromSeconds(3));
        }

        // Thirty seconds after the sign-in, then after one, two and four minutes.
        Assert.Equal(1 + 4, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task However_often_tokens_were_refused_an_hour_later_one_is_renewed()
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = (int)TimeSpan.FromDays(30).TotalSeconds;
        await scenario.SignedInAsync();
        var resource = new ResourceServer { Refuses = static _ => true };
        using var http = Client(scenario, resource);
        for (var day = 0; day < 10; day++)
        {
            scenario.Time.Advance(TimeSpan.FromDays(1));
            await http.GetAsync(Api, TestContext.Current.CancellationToken);
        }

        var before = scenario.Provider.TokenRequests.Count;
        scenario.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        await http.GetAsync(Api, TestContext.Current.CancellationToken);
        Assert.Equal(before, scenario.Provider.TokenRequests.Count);
        scenario.Time.Advance(TimeSpan.FromMilliseconds(1));
        await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(before + 1, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task A_refused_token_that_another_process_has_replaced_costs_no_refresh()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        await scenario.ValidAccessTokenAsync();
        using var process = scenario.NewProcess();
        var (refused, requests) = (await scenario.ValidAccessTokenAsync(process), scenario.Provider.TokenRequests.Count);
        using var other = Client(scenario, new ResourceServer(HttpStatusCode.Unauthorized), process);
        await other.GetAsync(Api, TestContext.Current.CancellationToken);
        var resource = new ResourceServer { Refuses = request => request.Headers.Authorization?.Parameter == refused };
        using var http = Client(scenario, resource);

        using var response = await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(requests + 1, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task A_caller_who_gives_up_during_the_renewal_leaves_no_response_open()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        using var cancellation = new CancellationTokenSource();
        scenario.Provider.RespondInstead = async (_, cancellationToken) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        };
        var body = new TrackedStream();
        using var http = new HttpClient(
            new SsoAccessTokenHandler(scenario.Client, Api)
            {
                InnerHandler = new FixedResponse(() =>
                    new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StreamContent(body) }
                ),
            }
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            http.GetAsync(Api, HttpCompletionOption.ResponseHeadersRead, cancellation.Token)
        );

        Assert.True(body.IsDisposed);
    }

    private static HttpClient Client(Scenario scenario, ResourceServer resource, SsoClient? process = null) =>
        new(new SsoAccessTokenHandler(process ?? scenario.Client, Api) { InnerHandler = resource });

    private sealed class TrackedStream : MemoryStream
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    private sealed class FixedResponse(Func<HttpResponseMessage> response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(response());
    }
}
