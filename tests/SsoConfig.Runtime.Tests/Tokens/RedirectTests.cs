using System.Net;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Tokens;

/// <summary>An allowed origin sends a request somewhere else, with .NET's own handler, which writes the new URI into the request.</summary>
public sealed class RedirectTests
{
    public static TheoryData<int, string> Redirects =>
        new MatrixTheoryData<int, string>([301, 302, 303, 307, 308], ["GET", "HEAD", "POST", "PUT", "DELETE"]);

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_foreign_origin_gets_no_token_even_if_it_responds_that_it_wants_one(int status, string method)
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        using var foreign = new LoopbackServer(static context => context.Response.StatusCode = 401);
        using var resource = new LoopbackServer(context => LoopbackServer.RedirectTo(context, foreign.Origin, status));
        using var http = Client(scenario, resource);

        using var response = await http.SendAsync(Request(method, resource.Origin), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.NotNull(Assert.Single(resource.Requests).Authorization);
        Assert.Null(Assert.Single(foreign.Requests).Authorization);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task A_redirect_does_not_carry_the_token_on()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        using var foreign = new LoopbackServer(static _ => { });
        using var resource = new LoopbackServer(context => LoopbackServer.RedirectTo(context, foreign.Origin));
        using var http = Client(scenario, resource);

        await http.GetAsync(resource.Origin, TestContext.Current.CancellationToken);

        Assert.Null(Assert.Single(foreign.Requests).Authorization);
    }

    [Fact]
    public async Task Another_allowed_origin_gets_no_token_by_a_redirect_either()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        using var other = new LoopbackServer(static context => context.Response.StatusCode = 401);
        using var resource = new LoopbackServer(context => LoopbackServer.RedirectTo(context, other.Origin));
        using var http = Client(scenario, resource, other);

        await http.GetAsync(resource.Origin, TestContext.Current.CancellationToken);

        Assert.Null(Assert.Single(other.Requests).Authorization);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_redirect_within_the_origin_is_followed_with_the_token_that_nobody_has_refused(string method)
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        using var resource = new LoopbackServer(static context => RedirectWithin(context, 308));
        using var http = Client(scenario, resource);

        using var response = await http.SendAsync(Request(method, resource.Origin), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var token = "Bearer " + await scenario.ValidAccessTokenAsync();
        Assert.Equal(
            [("/", token), ("/target", null), ("/target", token)],
            resource.Requests.Select(static request => (request.Path, request.Authorization))
        );
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_redirect_within_the_origin_changes_nothing_there_with_the_token(string method)
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        using var resource = new LoopbackServer(static context => RedirectWithin(context, 308));
        using var http = Client(scenario, resource);

        using var response = await http.SendAsync(Request(method, resource.Origin), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(2, resource.Requests.Count);
    }

    [Fact]
    public async Task A_handler_that_names_another_origin_in_its_response_gets_no_second_token()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var authorizations = new List<string?>();
        using var http = new HttpClient(
            new SsoAccessTokenHandler(scenario.Client, new Uri("https://api.example.com"))
            {
                InnerHandler = new Native(request =>
                {
                    authorizations.Add(request.Headers.Authorization?.Parameter);
                    return new HttpRequestMessage(HttpMethod.Get, "https://evil.example.com/");
                }),
            }
        );

        await http.GetAsync(new Uri("https://api.example.com/"), TestContext.Current.CancellationToken);

        Assert.Single(authorizations);
    }

    [Fact]
    public async Task A_handler_that_rewrites_the_request_and_names_none_in_its_response_gets_no_second_token()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var authorizations = new List<string?>();
        using var invoker = new HttpMessageInvoker(
            new SsoAccessTokenHandler(scenario.Client, new Uri("https://api.example.com"))
            {
                InnerHandler = new Native(request =>
                {
                    authorizations.Add(request.Headers.Authorization?.Parameter);
                    request.RequestUri = new Uri("https://evil.example.com/");
                    return null;
                }),
            }
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("https://api.example.com/"));

        await invoker.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Single(authorizations);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task A_body_that_a_redirect_has_dropped_stays_dropped()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        using var resource = new LoopbackServer(static context => RedirectWithin(context, 302));
        using var http = Client(scenario, resource);
        using var request = new HttpRequestMessage(HttpMethod.Post, resource.Origin)
        {
            Content = new StreamContent(new MemoryStream(new byte[3])),
        };

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(request.Content);
        Assert.Equal(["POST", "GET", "GET"], resource.Requests.Select(static sent => sent.Method));
    }

    private static void RedirectWithin(HttpListenerContext context, int status)
    {
        if (context.Request.Url!.AbsolutePath == "/")
        {
            LoopbackServer.RedirectTo(context, new Uri(context.Request.Url, "/target"), status);
        }
        else
        {
            context.Response.StatusCode = context.Request.Headers["Authorization"] is null ? 401 : 200;
        }
    }

    private static HttpRequestMessage Request(string method, Uri uri) =>
        new(new HttpMethod(method), uri) { Content = method is "GET" or "HEAD" ? null : new StringContent("the body") };

    private static HttpClient Client(Scenario scenario, params LoopbackServer[] resources) =>
        new(
            new SsoAccessTokenHandler(scenario.Client, [.. resources.Select(static resource => resource.Origin)])
            {
                InnerHandler = new SocketsHttpHandler(),
            }
        );

    /// <summary>
    /// As a platform's handler that follows redirects by itself, and names in its response the request that it responds to, or none.
    /// </summary>
    private sealed class Native(Func<HttpRequestMessage, HttpRequestMessage?> response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Unauthorized) { RequestMessage = response(request) });
    }
}
