using System.Net;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Protocol;

public sealed class DiscoveryTests
{
    [Theory]
    [InlineData("http://127.0.0.1:0/oauth2/default")]
    [InlineData("http://127.0.0.1:0/oauth2/default/")]
    [InlineData("http://127.0.0.1:0/")]
    [InlineData("http://localhost:0/org")]
    public async Task The_issuer_comes_back_as_it_was_configured(string issuer)
    {
        await using var org = await StartAsync(issuer);
        using var http = new HttpClient();

        var document = await Json.ReadAsync(
            http.GetAsync($"{org.Issuer.TrimEnd('/')}/.well-known/openid-configuration", TestContext.Current.CancellationToken)
        );

        Assert.Equal(issuer.Replace(":0/", $":{new Uri(org.Issuer).Port}/", StringComparison.Ordinal), org.Issuer);
        Assert.Equal(org.Issuer, document["issuer"]);
    }

    [Fact]
    public async Task Every_endpoint_lies_below_the_issuer()
    {
        await using var org = await StartAsync("http://127.0.0.1:0/oauth2/default");

        var document = await OrgFixture.FirstOf(org).DiscoverAsync();

        string[] endpoints =
        [
            "authorization_endpoint",
            "token_endpoint",
            "userinfo_endpoint",
            "revocation_endpoint",
            "end_session_endpoint",
            "jwks_uri",
        ];
        Assert.All(endpoints, endpoint => Assert.StartsWith(org.Issuer + "/v1/", document[endpoint], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Discovery_says_what_the_org_does()
    {
        await using var org = await StartAsync("http://127.0.0.1:0/oauth2/default");

        var document = await OrgFixture.FirstOf(org).DiscoverAsync();

        Assert.Equal("""["S256"]""", Compact(document["code_challenge_methods_supported"]));
        Assert.Equal("""["none"]""", Compact(document["token_endpoint_auth_methods_supported"]));
        Assert.Equal("""["code"]""", Compact(document["response_types_supported"]));
        Assert.Equal("True", document["authorization_response_iss_parameter_supported"]);
        Assert.Null(document["pushed_authorization_request_endpoint"]);
    }

    [Fact]
    public async Task Nothing_responds_outside_the_path_of_the_issuer()
    {
        await using var org = await StartAsync("http://127.0.0.1:0/oauth2/default");
        using var http = new HttpClient();

        var response = await http.GetAsync(
            new Uri(org.FrontPage, ".well-known/openid-configuration"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Another_host_name_for_the_same_port_is_refused_and_the_way_out_named()
    {
        await using var org = await StartAsync("http://127.0.0.1:0/oauth2/default");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, org.FrontPage) { Headers = { Host = $"10.0.2.2:{org.FrontPage.Port}" } };

        var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
        Assert.Contains(
            $"adb reverse tcp:{org.FrontPage.Port}",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private static Task<LocalOrgServer> StartAsync(string issuer) =>
        LocalOrgServer.StartAsync(OrgFixture.Options with { Issuer = issuer }, TestContext.Current.CancellationToken);

    private static string? Compact(string? json) =>
        json?.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
}
