using System.Net;
using System.Text;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.DPoP;

/// <summary>RFC 9449, sections 7 and 9: <see cref="SsoAccessTokenHandler"/> with tokens that are bound to a key.</summary>
public sealed class BoundCallTests
{
    private static readonly Uri Api = new("https://api.example.com/");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://api.example.com/orders", "https://api.example.com/orders")]
    [InlineData("https://API.example.com:443/orders?page=2#top", "https://api.example.com/orders")]
    [InlineData("https://api.example.com/a%20b/%C3%A9/%2F?x", "https://api.example.com/a%20b/%C3%A9/%2F")]
    [InlineData("https://user:password@api.example.com", "https://api.example.com/")]
    [Conformance("9449-7-a")]
    public async Task A_call_carries_scheme_and_proof_of_the_token_and_of_the_uri_as_sent(string uri, string target)
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var resource = new BoundResourceServer(scenario.Provider);
        using var http = Client(scenario, resource);

        using var response = await http.GetAsync(new Uri(uri), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var request = Assert.Single(resource.Requests);
        Assert.Equal("DPoP", request.Authorization!.Scheme);
        Assert.Equal(target, request.Proof!.Claims["htu"]!.GetValue<string>());
        Assert.Equal("GET", request.Proof.Claims["htm"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("http://[::1]:5000/x", "http://[::1]:5000/x")]
    [InlineData("http://localhost/x", "http://localhost/x")]
    public async Task The_htu_has_the_port_where_it_is_not_the_schemes_own(string uri, string target)
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var resource = new BoundResourceServer(scenario.Provider);
        using var http = Client(scenario, resource, new Uri(uri));

        await http.GetAsync(new Uri(uri), Cancellation);

        Assert.Equal(target, Assert.Single(resource.Requests).Proof!.Claims["htu"]!.GetValue<string>());
    }

    [Fact]
    [Conformance("9449-9-a")]
    public async Task The_servers_demand_for_a_nonce_is_met_once_with_the_body_and_then_remembered()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var resource = new BoundResourceServer(scenario.Provider) { Nonce = "nonce-of-the-api" };
        using var http = Client(scenario, resource);

        using var first = await http.PostAsync(Api, new StreamContent(new MemoryStream("an order"u8.ToArray())), Cancellation);
        using var second = await http.PostAsync(Api, new StringContent("another"), Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(["an order", "an order", "another"], resource.Bodies);
        Assert.Equal(["nonce", null, null], resource.Faults);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    [Conformance("9449-9-a")]
    public async Task The_nonce_of_the_api_is_not_sent_to_the_provider_and_the_other_way_round()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.Provider.ProofNonce = "nonce-of-the-provider-1";
        await scenario.SignedInAsync();
        var resource = new BoundResourceServer(scenario.Provider) { Nonce = "nonce-of-the-api" };
        using var http = Client(scenario, resource);
        await http.GetAsync(Api, Cancellation);
        scenario.Time.Advance(TimeSpan.FromHours(1));

        await http.GetAsync(Api, Cancellation);

        Assert.Equal([null, "nonce-of-the-api", "nonce-of-the-api"], resource.Requests.Select(static request => request.Proof!.Nonce));
        Assert.DoesNotContain("nonce-of-the-api", scenario.Provider.Proofs.Select(static proof => proof.Nonce));
    }

    [Fact]
    [Conformance("9449-9-a")]
    public async Task A_server_that_is_never_content_is_asked_twice()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync(isBound: true);
        var asked = 0;
        var resource = new BoundResourceServer(scenario.Provider)
        {
            RespondInstead = _ => BoundResourceServer.Refuse("use_dpop_nonce", $"nonce-{++asked}"),
        };
        using var http = Client(scenario, resource);

        using var response = await http.GetAsync(Api, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(2, asked);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    [Conformance("9449-9-a")]
    public async Task A_body_that_is_too_large_to_keep_is_not_sent_again_but_the_nonce_is_learned()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var resource = new BoundResourceServer(scenario.Provider) { Nonce = "nonce-of-the-api" };
        using var http = Client(scenario, resource);
        var large = new byte[(1024 * 1024) + 1];

        using var first = await http.PostAsync(Api, new StreamContent(new MemoryStream(large)), Cancellation);
        using var second = await http.PostAsync(Api, new StreamContent(new MemoryStream(large)), Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    [Conformance("9449-8.2-a")]
    public async Task A_successful_response_of_the_api_brings_the_next_nonce()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var resource = new BoundResourceServer(scenario.Provider);
        resource.RespondInstead = _ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK);
            if (resource.Requests.Count == 1)
            {
                response.Headers.Add("DPoP-Nonce", "nonce-of-the-api");
            }

            return response;
        };
        using var http = Client(scenario, resource);

        await http.GetAsync(Api, Cancellation);
        await http.GetAsync(Api, Cancellation);
        await http.GetAsync(Api, Cancellation);

        Assert.Equal([null, "nonce-of-the-api", "nonce-of-the-api"], resource.Requests.Select(static request => request.Proof!.Nonce));
    }

    [Fact]
    public async Task A_token_that_the_server_refuses_is_renewed_and_sent_with_a_proof_of_the_new_one()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync(isBound: true);
        var resource = new BoundResourceServer(scenario.Provider);
        resource.RespondInstead = _ => resource.Requests.Count == 1 ? BoundResourceServer.Refuse("invalid_token") : null;
        using var http = Client(scenario, resource);

        using var response = await http.GetAsync(Api, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEqual(resource.Requests[0].Authorization!.Parameter, resource.Requests[1].Authorization!.Parameter);
        Assert.NotEqual(resource.Requests[0].Proof!.Id, resource.Requests[1].Proof!.Id);
    }

    [Fact]
    public async Task A_proof_that_the_server_refuses_is_no_reason_for_a_new_token()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync(isBound: true);
        var resource = new BoundResourceServer(scenario.Provider)
        {
            RespondInstead = static _ => BoundResourceServer.Refuse("invalid_dpop_proof"),
        };
        using var http = Client(scenario, resource);

        using var response = await http.GetAsync(Api, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Single(resource.Requests);
    }

    [Fact]
    public async Task A_bearer_challenge_does_not_make_it_a_bearer_token()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync(isBound: true);
        var resource = new BoundResourceServer(scenario.Provider)
        {
            RespondInstead = static _ => new HttpResponseMessage(HttpStatusCode.Unauthorized)
            {
                Headers = { WwwAuthenticate = { new("Bearer") } },
            },
        };
        using var http = Client(scenario, resource);

        await http.GetAsync(Api, Cancellation);

        Assert.All(resource.Requests, static request => Assert.Equal("DPoP", request.Authorization!.Scheme));
    }

    [Fact]
    public async Task Another_origin_gets_neither_token_nor_proof()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var resource = new BoundResourceServer(scenario.Provider);
        using var http = Client(scenario, resource);

        await http.GetAsync(new Uri("https://elsewhere.example.com/"), Cancellation);

        var request = Assert.Single(resource.Requests);
        Assert.Null(request.Authorization);
        Assert.Null(request.Proof);
    }

    [Fact]
    public async Task A_stolen_access_token_is_of_no_use_without_the_key()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var stolen = await scenario.ValidAccessTokenAsync();
        using var thief = new Scenario(isBound: true);
        await thief.SignedInAsync();
        var session = thief.Stored()!;
        session["access_token"] = stolen;
        thief.Store.Put("session", Encoding.UTF8.GetBytes(session.ToJsonString()));
        var resource = new BoundResourceServer(scenario.Provider);
        using var http = Client(thief.NewProcess(), resource);

        using var response = await http.GetAsync(Api, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(stolen, resource.Requests[0].Authorization!.Parameter);
        Assert.Equal("the token is bound to another key", resource.Faults[0]);
    }

    [Fact]
    public async Task A_proof_that_was_made_for_another_token_is_of_no_use()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var another = await scenario.ValidAccessTokenAsync(new AccessTokenRequest { Resource = "https://orders.example.com" });
        var resource = new BoundResourceServer(scenario.Provider);
        using var http = Client(scenario, new WithToken(another, resource));

        using var response = await http.GetAsync(Api, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("ath", resource.Faults[0]);
    }

    [Fact]
    public async Task Nothing_of_the_proof_stays_on_the_request()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        using var http = Client(scenario, new BoundResourceServer(scenario.Provider));
        using var request = new HttpRequestMessage(HttpMethod.Get, Api);

        await http.SendAsync(request, Cancellation);

        Assert.Empty(request.Headers);
    }

    private static HttpClient Client(Scenario scenario, HttpMessageHandler resource, Uri? origin = null) =>
        Client(scenario.Client, resource, origin);

    private static HttpClient Client(SsoClient client, HttpMessageHandler resource, Uri? origin = null) =>
        new(new SsoAccessTokenHandler(client, origin ?? Api) { InnerHandler = resource });

    /// <summary>Sends another token than the one that the proof was made for.</summary>
    private sealed class WithToken(string token, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("DPoP", token);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
