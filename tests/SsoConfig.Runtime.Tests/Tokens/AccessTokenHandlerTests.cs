using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Tokens;

public sealed class AccessTokenHandlerTests
{
    private static readonly Uri Api = new("https://api.example.com/base");

    [Theory]
    [InlineData("https://api.example.com/orders")]
    [InlineData("https://API.example.com:443/")]
    [Conformance("6750-2.1-a")]
    public async Task A_request_to_an_allowed_origin_carries_the_token_in_its_header(string uri)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new Resource();
        using var http = Client(scenario, resource);

        await http.GetAsync(new Uri(uri), TestContext.Current.CancellationToken);

        Assert.Equal(new AuthenticationHeaderValue("Bearer", await scenario.ValidAccessTokenAsync()), Assert.Single(resource.Authorizations));
    }

    [Theory]
    [InlineData("https://evil.example.com/")]
    [InlineData("http://api.example.com/")]
    [InlineData("https://api.example.com:8443/")]
    [InlineData("https://api.example.com.evil.example/")]
    [InlineData("https://api.example.com@evil.example/")]
    public async Task A_request_to_another_origin_carries_nothing(string uri)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new Resource();
        using var http = Client(scenario, resource);

        await http.GetAsync(new Uri(uri), TestContext.Current.CancellationToken);

        Assert.Null(Assert.Single(resource.Authorizations));
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 3005);
    }

    [Fact]
    public async Task A_redirect_does_not_carry_the_token_on()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        using var elsewhere = new LoopbackServer(static _ => { });
        using var resource = new LoopbackServer(context => LoopbackServer.RedirectTo(context, elsewhere.Origin));
        using var http = new HttpClient(new SsoAccessTokenHandler(scenario.Client, resource.Origin) { InnerHandler = new SocketsHttpHandler() });

        await http.GetAsync(resource.Origin, TestContext.Current.CancellationToken);

        Assert.NotNull(Assert.Single(resource.Requests).Authorization);
        Assert.Null(Assert.Single(elsewhere.Requests).Authorization);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/x")]
    [InlineData("http://localhost:5000/x")]
    public async Task Http_is_allowed_on_loopback(string uri)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new Resource();
        using var http = new HttpClient(new SsoAccessTokenHandler(scenario.Client, new Uri(uri)) { InnerHandler = resource });

        await http.GetAsync(new Uri(uri), TestContext.Current.CancellationToken);

        Assert.NotNull(Assert.Single(resource.Authorizations));
    }

    [Theory]
    [InlineData("http://api.example.com")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("relative")]
    public void An_origin_without_https_is_a_mistake_of_the_caller(string uri)
    {
        using var scenario = new Scenario();

        Assert.Throws<ArgumentException>(() => new SsoAccessTokenHandler(scenario.Client, new Uri(uri, UriKind.RelativeOrAbsolute)));
    }

    [Fact]
    public void No_origin_at_all_is_a_mistake_of_the_caller()
    {
        using var scenario = new Scenario();

        Assert.Throws<ArgumentException>(() => new SsoAccessTokenHandler(scenario.Client));
    }

    [Fact]
    public async Task An_authorization_of_the_callers_own_is_left_alone()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new Resource();
        using var http = Client(scenario, resource);
        using var request = new HttpRequestMessage(HttpMethod.Get, Api);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", "own");

        await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("Basic", Assert.Single(resource.Authorizations)!.Scheme);
    }

    [Fact]
    public async Task While_nobody_is_signed_in_requests_go_out_without_a_token()
    {
        using var scenario = new Scenario();
        var resource = new Resource(HttpStatusCode.Unauthorized);
        using var http = Client(scenario, resource);

        using var response = await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Null(Assert.Single(resource.Authorizations));
    }

    [Fact]
    public async Task While_no_token_can_be_had_requests_fail()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(2));
        scenario.Provider.AnswerInstead = static (_, _) => throw new HttpRequestException("offline");
        var resource = new Resource();
        using var http = Client(scenario, resource);

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(Api, TestContext.Current.CancellationToken));
        Assert.Empty(resource.Authorizations);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_and_the_request_with_its_body_sent_once_more()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var refused = await scenario.ValidAccessTokenAsync();
        var resource = new Resource(HttpStatusCode.Unauthorized, HttpStatusCode.OK);
        using var http = Client(scenario, resource);
        using var content = new StringContent("the body");

        using var response = await http.PostAsync(Api, content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([refused, await scenario.ValidAccessTokenAsync()], resource.Authorizations.Select(static header => header!.Parameter!));
        Assert.Equal(["the body", "the body"], resource.Bodies);
    }

    [Fact]
    public async Task A_second_refusal_is_final()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new Resource(HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK);
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
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new Resource(status);
        using var http = Client(scenario, resource);

        await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Single(resource.Authorizations);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task A_refusal_that_cannot_be_helped_comes_back_as_it_is()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AnswerInstead = static (_, _) => Task.FromResult<HttpResponseMessage?>(RecordingProvider.Error("invalid_grant"));
        var resource = new Resource(HttpStatusCode.Unauthorized);
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
        var resource = new Resource(HttpStatusCode.Unauthorized);
        using var http = Client(scenario, resource);

        await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Single(resource.Authorizations);
    }

    [Fact]
    public async Task A_hundred_refusals_of_one_token_cost_one_refresh()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var refused = await scenario.ValidAccessTokenAsync();
        var resource = new Resource { Refuses = header => header?.Parameter == refused };
        using var http = Client(scenario, resource);

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => Task.Run(() => http.GetAsync(Api, TestContext.Current.CancellationToken))));

        Assert.All(responses, static response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Theory]
    [InlineData("none", 2)]
    [InlineData("json", 2)]
    [InlineData("1 MiB", 2)]
    [InlineData("more", 1)]
    [InlineData("stream of unknown length", 1)]
    public async Task Only_a_body_that_can_be_kept_is_sent_again(string kind, int requests)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new Resource(HttpStatusCode.Unauthorized, HttpStatusCode.OK);
        using var http = Client(scenario, resource);
        using var content = Body(kind);

        await http.PostAsync(Api, content, TestContext.Current.CancellationToken);

        Assert.Equal(requests, resource.Authorizations.Count);
    }

    private static HttpContent? Body(string kind) => kind switch
    {
        "none" => null,
        "json" => JsonContent.Create("text"),
        "1 MiB" => new ByteArrayContent(new byte[1024 * 1024]),
        "more" => new ByteArrayContent(new byte[(1024 * 1024) + 1]),
        _ => new UnknownLengthContent(),
    };

    private static HttpClient Client(Scenario scenario, Resource resource) =>
        new(new SsoAccessTokenHandler(scenario.Client, Api) { InnerHandler = resource });

    private sealed class UnknownLengthContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(new byte[1]).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class Resource(params HttpStatusCode[] answers) : HttpMessageHandler
    {
        private readonly Queue<HttpStatusCode> _answers = new(answers);
        private readonly Lock _gate = new();

        public List<AuthenticationHeaderValue?> Authorizations { get; } = [];

        public List<string> Bodies { get; } = [];

        public Func<AuthenticationHeaderValue?, bool> Refuses { get; init; } = static _ => false;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
            lock (_gate)
            {
                Authorizations.Add(request.Headers.Authorization);
                Bodies.Add(body);
                return new HttpResponseMessage(Refuses(request.Headers.Authorization)
                    ? HttpStatusCode.Unauthorized
                    : _answers.TryDequeue(out var status) ? status : HttpStatusCode.OK);
            }
        }
    }
}
