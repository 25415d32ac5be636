using System.Net;
using System.Net.Http.Headers;
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
    [InlineData("https://user:password@api.example.com/orders")]
    [InlineData("https://api。example.com/orders")]
    [Conformance("6750-2.1-a")]
    public async Task A_request_to_an_allowed_origin_carries_the_token_in_its_header(string uri)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new ResourceServer();
        using var http = Client(scenario, resource);

        await http.GetAsync(new Uri(uri), TestContext.Current.CancellationToken);

        Assert.Equal(
            new AuthenticationHeaderValue("Bearer", await scenario.ValidAccessTokenAsync()),
            Assert.Single(resource.Authorizations)
        );
    }

    [Theory]
    [InlineData("https://evil.example.com/")]
    [InlineData("http://api.example.com/")]
    [InlineData("https://api.example.com:8443/")]
    [InlineData("https://api.example.com.evil.example/")]
    [InlineData("https://api.example.com@evil.example/")]
    [InlineData("https://api.example.com./")]
    [InlineData("https://xn--pi-fja.example.com/")]
    [InlineData("https://аpi.example.com/")]
    public async Task A_request_to_another_origin_carries_nothing(string uri)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new ResourceServer();
        using var http = Client(scenario, resource);

        await http.GetAsync(new Uri(uri), TestContext.Current.CancellationToken);

        Assert.Null(Assert.Single(resource.Authorizations));
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 3005);
    }

    [Theory]
    [InlineData("http://[::1]:5000/x", "http://[::1]:5000")]
    [InlineData("https://user:password@EVIL.example.com/path?query", "https://evil.example.com:443")]
    public async Task The_log_names_the_origin_that_was_not_allowed_and_no_more_of_the_address(string uri, string origin)
    {
        using var scenario = new Scenario();
        using var http = Client(scenario, new ResourceServer());

        await http.GetAsync(new Uri(uri), TestContext.Current.CancellationToken);

        Assert.Contains(
            $"A request to {origin} was sent",
            Assert.Single(scenario.Logs.Events, static entry => entry.Id == 3005).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_origin_that_is_not_allowed_is_logged_once_whichever_handler_sends_to_it()
    {
        using var scenario = new Scenario();
        foreach (var path in new[] { "1", "2" })
        {
            using var http = Client(scenario, new ResourceServer());
            await http.GetAsync(new Uri("https://other.example.com/" + path), TestContext.Current.CancellationToken);
            await http.GetAsync(new Uri("https://other.example.com/again/" + path), TestContext.Current.CancellationToken);
        }

        Assert.Single(scenario.Logs.Events, static entry => entry.Id == 3005);
    }

    [Fact]
    public async Task Whoever_chooses_where_requests_go_does_not_choose_how_much_is_logged()
    {
        using var scenario = new Scenario();
        using var http = Client(scenario, new ResourceServer());
        for (var port = 10_000; port < 10_150; port++)
        {
            await http.GetAsync(new Uri($"https://other.example.com:{port}/"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(100, scenario.Logs.Events.Count(static entry => entry.Id == 3005));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/x")]
    [InlineData("http://localhost:5000/x")]
    [InlineData("http://[::1]:5000/x")]
    public async Task Http_is_allowed_on_loopback(string uri)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new ResourceServer();
        using var http = new HttpClient(new SsoAccessTokenHandler(scenario.Client, new Uri(uri)) { InnerHandler = resource });

        await http.GetAsync(new Uri(uri), TestContext.Current.CancellationToken);

        Assert.NotNull(Assert.Single(resource.Authorizations));
    }

    [Theory]
    [InlineData("http://api.example.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("ftps://api.example.com")]
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
        var resource = new ResourceServer();
        using var http = Client(scenario, resource);
        using var request = new HttpRequestMessage(HttpMethod.Get, Api);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", "own");

        await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("Basic", Assert.Single(resource.Authorizations)!.Scheme);
    }

    [Fact]
    public async Task An_authorization_that_dotnet_cannot_parse_is_the_callers_own_too()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Api);
        request.Headers.TryAddWithoutValidation("Authorization", "own scheme, with \\u00e9");
        var sent = new List<string>();
        var resource = new ResourceServer
        {
            Refuses = received =>
            {
                sent.AddRange(received.Headers.NonValidated["Authorization"]);
                return false;
            },
        };
        using var http = Client(scenario, resource);

        await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(["own scheme, with \\u00e9"], sent);
    }

    [Fact]
    public async Task The_same_origin_in_unicode_and_in_punycode_is_one()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new ResourceServer();
        using var http = new HttpClient(
            new SsoAccessTokenHandler(scenario.Client, new Uri("https://münchen.example")) { InnerHandler = resource }
        );

        await http.GetAsync(new Uri("https://xn--mnchen-3ya.example/x"), TestContext.Current.CancellationToken);

        Assert.NotNull(Assert.Single(resource.Authorizations));
    }

    [Fact]
    public async Task A_request_without_an_address_is_left_to_the_inner_handler()
    {
        using var scenario = new Scenario();
        var resource = new ResourceServer();
        using var invoker = new HttpMessageInvoker(new SsoAccessTokenHandler(scenario.Client, Api) { InnerHandler = resource });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("relative", UriKind.Relative));

        await invoker.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Null(Assert.Single(resource.Authorizations));
    }

    [Fact]
    public void A_request_that_needs_a_token_cannot_be_sent_without_waiting()
    {
        using var scenario = new Scenario();
        using var http = Client(scenario, new ResourceServer());
        using var request = new HttpRequestMessage(HttpMethod.Get, Api);

        var exception = Assert.Throws<NotSupportedException>(() => http.Send(request, TestContext.Current.CancellationToken));

        Assert.Contains("Use SendAsync", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_nobody_is_signed_in_requests_go_out_without_a_token()
    {
        using var scenario = new Scenario();
        var resource = new ResourceServer(HttpStatusCode.Unauthorized);
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
        scenario.Provider.RespondInstead = static (_, _) => throw new HttpRequestException("offline");
        var resource = new ResourceServer();
        using var http = Client(scenario, resource);

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(Api, TestContext.Current.CancellationToken));
        Assert.Empty(resource.Authorizations);
    }

    private static HttpClient Client(Scenario scenario, ResourceServer resource) =>
        new(new SsoAccessTokenHandler(scenario.Client, Api) { InnerHandler = resource });
}
